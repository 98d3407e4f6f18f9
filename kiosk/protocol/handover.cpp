#include "kiosk/protocol/handover.h"

#include <algorithm>

#include "kiosk/domain/photo.h"
#include "kiosk/protocol/json_io.h"

namespace protocol {

namespace {

// Goes into a path and into an address that a phone opens.
bool is_hex(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    });
}

}  // namespace

std::string encode(const HandoverAsked& asked) {
    return write({{"most", asked.most}});
}

base::Result<HandoverAsked> decode_handover_asked(std::string_view json) {
    constexpr auto place = "protocol.decode_handover_asked";
    const auto object = parse_object(json);
    if (!object) return malformed("no JSON object", place);
    HandoverAsked asked;
    Reader reader(*object);
    reader.require({"most"});
    reader.read_whole("most", asked.most, 1, domain::Photo::most);
    if (!reader.ok()) return malformed("field: " + reader.fault(), place);
    return asked;
}

std::string encode(const HandoverBegun& begun) {
    return write({{"hub_time_ms", base::to_ms(begun.hub_time)},
                  {"id", begun.id},
                  {"key", begun.key},
                  {"lasts_s", begun.lasts.count()}});
}

base::Result<HandoverBegun> decode_handover_begun(std::string_view json) {
    constexpr auto place = "protocol.decode_handover_begun";
    constexpr std::int64_t longest = 24 * 3600;
    const auto object = parse_object(json);
    if (!object) return malformed("no JSON object", place);
    HandoverBegun begun;
    std::int64_t lasts = 0;
    Reader reader(*object);
    reader.require({"hub_time_ms", "id", "key", "lasts_s"});
    reader.read("hub_time_ms", begun.hub_time);
    reader.read("id", begun.id, longest_id);
    reader.read("key", begun.key, longest_id);
    reader.read_whole("lasts_s", lasts, 1, longest);
    if (reader.ok() && !is_hex(begun.id)) reader.fail("id");
    if (reader.ok() && !is_hex(begun.key)) reader.fail("key");
    if (!reader.ok()) return malformed("field: " + reader.fault(), place);
    begun.lasts = std::chrono::seconds{lasts};
    return begun;
}

std::string encode(const HandoverAnswer& answer) {
    return write({{"hub_time_ms", base::to_ms(answer.hub_time)}, {"photos", answer.photos}});
}

base::Result<HandoverAnswer> decode_handover_answer(std::string_view json) {
    constexpr auto place = "protocol.decode_handover_answer";
    const auto object = parse_object(json);
    if (!object) return malformed("no JSON object", place);
    HandoverAnswer answer;
    Reader reader(*object);
    reader.require({"hub_time_ms", "photos"});
    reader.read("hub_time_ms", answer.hub_time);
    answer.photos = read_photo_hashes(reader);
    if (!reader.ok()) return malformed("field: " + reader.fault(), place);
    return answer;
}

}  // namespace protocol
