// What the hub answers besides verdicts: pages of changes, its clock, errors.
#include "kiosk/protocol/messages.h"
#include "kiosk/protocol/records.h"

namespace protocol {

namespace {

using domain::Change;
using domain::Tombstone;
using domain::UnknownRecord;

constexpr std::size_t max_id = 256, max_cursor = 1024, max_epoch = 128;

Json encode_change(const Change& change) {
    Json json{{"topic", topic_of(change)}, {"id", id_of(change)}};
    if (std::holds_alternative<Tombstone>(change))
        json["deleted"] = true;
    else
        json["record"] = record_to_json(change);
    return json;
}

std::optional<Change> decode_change(const Json& json) {
    std::string topic, id;
    bool deleted = false;
    Reader reader(json);
    reader.require({"topic", "id"});
    reader.read("topic", topic, max_id);
    reader.read("id", id, max_id);
    reader.read("deleted", deleted);
    const auto* record = reader.object("record");
    if (!reader.ok() || topic.empty() || id.empty() || deleted == (record != nullptr)) return std::nullopt;
    if (deleted) return Tombstone{std::move(topic), std::move(id)};
    auto change = record_from_json(topic, id, *record);
    // One bad record must not keep a site's revocations and keys from arriving.
    if (!change) return UnknownRecord{std::move(topic), std::move(id), write(*record)};
    return *std::move(change);
}

}  // namespace

std::string encode(const ChangesAnswer& answer) {
    Json list = Json::array();
    for (const auto& change : answer.page.changes)
        list.push_back(encode_change(change));
    Json object = {{"hub_time_ms", base::to_ms(answer.hub_time)},
                   {"hub_epoch", answer.hub_epoch},
                   {"cursor", answer.page.cursor},
                   {"more", answer.page.more},
                   {"snapshot_begins", answer.page.snapshot_begins},
                   {"changes", std::move(list)}};
    if (answer.after) object["after"] = *answer.after;
    return write(object);
}

base::Result<ChangesAnswer> decode_changes_answer(std::string_view json) {
    constexpr auto place = "protocol.decode_changes_answer";
    const auto object = parse_object(json);
    if (!object) return malformed("no JSON object", place);
    ChangesAnswer answer;
    Reader reader(*object);
    reader.require({"hub_time_ms", "cursor", "changes"});
    reader.read("hub_time_ms", answer.hub_time);
    reader.read("hub_epoch", answer.hub_epoch, max_epoch);
    reader.read("cursor", answer.page.cursor, max_cursor);
    if (object->contains("after")) reader.read("after", answer.after.emplace(), max_cursor);
    reader.read("more", answer.page.more);
    reader.read("snapshot_begins", answer.page.snapshot_begins);
    const auto* list = reader.array("changes", 10 * max_page);
    if (reader.ok() && answer.page.cursor.empty())
        reader.fail("cursor");  // "" would ask for a snapshot for ever
    if (!reader.ok()) return malformed("field: " + reader.fault(), place);
    for (const auto& item : *list) {
        auto change = decode_change(item);
        if (!change) return malformed("changes: no topic, no id, or neither record nor deleted", place);
        answer.page.changes.push_back(*std::move(change));
    }
    return answer;
}

std::string encode(const ClockAnswer& answer) {
    return write({{"hub_time_ms", base::to_ms(answer.hub_time)}, {"hub_epoch", answer.hub_epoch}});
}

base::Result<ClockAnswer> decode_clock_answer(std::string_view json) {
    constexpr auto place = "protocol.decode_clock_answer";
    const auto object = parse_object(json);
    if (!object) return malformed("no JSON object", place);
    ClockAnswer answer;
    Reader reader(*object);
    reader.require({"hub_time_ms"});
    reader.read("hub_time_ms", answer.hub_time);
    reader.read("hub_epoch", answer.hub_epoch, max_epoch);
    if (!reader.ok()) return malformed("field: " + reader.fault(), place);
    return answer;
}

std::string encode(const ErrorAnswer& answer) {
    Json json{{"error", {{"code", answer.code}, {"message", answer.message}}}};
    if (answer.hub_time != base::WallTime{}) json["hub_time_ms"] = base::to_ms(answer.hub_time);
    return write(json);
}

std::optional<ErrorAnswer> decode_error(std::string_view json) {
    const auto object = parse_object(json);
    if (!object) return std::nullopt;
    ErrorAnswer answer;
    Reader reader(*object);
    reader.require({"error"});
    reader.read("hub_time_ms", answer.hub_time);
    const auto* error = reader.object("error");
    if (!reader.ok()) return std::nullopt;
    Reader fields(*error);
    fields.require({"code"});
    fields.read("code", answer.code, 64);
    fields.read("message", answer.message);
    if (!fields.ok() || answer.code.empty()) return std::nullopt;
    return answer;
}

}  // namespace protocol
