// POST /api/v1/facts, both ways.
#include "kiosk/protocol/json_io.h"
#include "kiosk/protocol/messages.h"

namespace protocol {

namespace {

using namespace domain;

constexpr int newest_schema = 1;
constexpr std::size_t max_kind = 64, max_boot_id = 64, max_badge = 256, max_number = 32, max_phone = 32,
                      max_language = 16;

constexpr auto remark_flags = std::to_array<std::pair<bool Remarks::*, const char*>>({
    {&Remarks::offline, "offline"},
    {&Remarks::unlisted, "unlisted"},
    {&Remarks::standing_in, "standing_in"},
    {&Remarks::was_excused, "was_excused"},
    {&Remarks::clock_doubtful, "clock_doubtful"},
});

struct EncodeBody {
    Json operator()(const CheckInFact& f) const {
        Json json = Json::object();
        put(json, "meeting", f.meeting);
        put(json, "attendee", f.attendee);
        put(json, "credential", f.credential);
        json["method"] = std::string(to_string(f.method));
        for (const auto& [flag, word] : remark_flags)
            if (f.remarks.*flag) json["remarks"].push_back(word);
        put(json, "walk_in_name", f.walk_in_name);
        put(json, "walk_in_organisation", f.walk_in_organisation);
        return json;
    }
    Json operator()(const CheckOutFact& f) const {
        Json json = Json::object();
        put(json, "meeting", f.meeting);
        put(json, "attendee", f.attendee);
        put(json, "credential", f.credential);
        return json;
    }
    Json operator()(const RefusalFact& f) const {
        Json json = Json::object();
        json["outcome"] = std::string(to_string(f.outcome));
        json["method"] = std::string(to_string(f.method));
        put(json, "meeting", f.meeting);
        put(json, "attendee", f.attendee);
        put(json, "credential", f.credential);
        put(json, "chosen", f.chosen);
        return json;
    }
    Json operator()(const StaffFact& f) const {
        Json json = Json::object();
        json["event"] = std::string(to_string(f.event));
        json["method"] = std::string(to_string(f.method));
        put(json, "badge", f.badge);
        return json;
    }
    Json operator()(const ServiceRequestFact& f) const {
        Json json{{"number", to_string(f.number)}};
        put(json, "key", f.key);
        put(json, "cell", f.cell);
        put(json, "place", f.place);
        put(json, "category", f.category);
        put(json, "words", f.words);
        put(json, "phone", f.phone);
        put(json, "danger", f.danger);
        put(json, "language", f.language);
        if (!f.photos.empty()) json["photos"] = f.photos;
        put(json, "room", f.room);
        for (const RequestAnswer& each : f.answers)
            json["answers"].push_back({{"question", each.question}, {"answer", each.answer}});
        return json;
    }
    Json operator()(const FollowUpFact& f) const {
        Json json{{"number", to_string(f.said.number)}, {"said", std::string(to_string(f.said.kind))}};
        put(json, "key", f.said.key);
        if (f.said.rating) json["rating"] = std::string(to_string(*f.said.rating));
        put(json, "words", f.said.words);
        return json;
    }
};

Json encode_fact(const Fact& fact) {
    const auto& h = fact.header;
    return {{"id", base::to_string(h.id)},
            {"seq", h.sequence},
            {"wall_ms", base::to_ms(h.wall)},
            {"boot_id", h.boot_id},
            {"boot_ms", h.boot.count()},
            {"schema", h.schema},
            {"kind", std::string(kind_of(fact.body))},
            {"body", std::visit(EncodeBody{}, fact.body)}};
}

// A word that this version does not know makes the fact one of a newer kiosk, not a broken one.
struct Body {
    std::optional<FactBody> value;
    std::string fault;
};

void read_method(Reader& reader, Method& method, bool& newer) {
    std::string word;
    reader.read("method", word, max_kind);
    const auto parsed = parse_method(word);
    newer = newer || !parsed;
    method = parsed.value_or(Method::pass);
}

Body finish(const Reader& reader, bool newer, FactBody body) {
    if (!reader.ok()) return {std::nullopt, reader.fault()};
    if (newer) return {};
    return {std::move(body), ""};
}

Body decode_check_in(const Json& json) {
    Reader reader(json);
    CheckInFact f;
    bool newer = false;
    reader.require({"meeting", "method"});
    reader.read("meeting", f.meeting);
    reader.read("attendee", f.attendee);
    reader.read("credential", f.credential);
    read_method(reader, f.method, newer);
    if (const auto* remarks = reader.array("remarks", 64)) {
        for (const auto& remark : *remarks)
            for (const auto& [flag, word] : remark_flags)
                if (remark == word) f.remarks.*flag = true;
    }
    reader.read("walk_in_name", f.walk_in_name);
    reader.read("walk_in_organisation", f.walk_in_organisation);
    return finish(reader, newer, f);
}

Body decode_check_out(const Json& json) {
    Reader reader(json);
    CheckOutFact f;
    reader.require({"meeting"});
    reader.read("meeting", f.meeting);
    reader.read("attendee", f.attendee);
    reader.read("credential", f.credential);
    return finish(reader, false, f);
}

Body decode_refusal(const Json& json) {
    Reader reader(json);
    RefusalFact f;
    bool newer = false;
    std::string outcome;
    reader.require({"outcome", "method"});
    reader.read("outcome", outcome, max_kind);
    const auto parsed = parse_outcome(outcome);
    newer = !parsed;
    f.outcome = parsed.value_or(Outcome::unknown_code);
    read_method(reader, f.method, newer);
    reader.read("meeting", f.meeting);
    reader.read("attendee", f.attendee);
    reader.read("credential", f.credential);
    reader.read("chosen", f.chosen);
    return finish(reader, newer, f);
}

Body decode_staff(const Json& json) {
    Reader reader(json);
    StaffFact f;
    std::string event, method;
    reader.require({"event", "method"});
    reader.read("event", event, max_kind);
    reader.read("method", method, max_kind);
    reader.read("badge", f.badge, max_badge);
    const auto parsed_event = parse_staff_event(event);
    const auto parsed_method = parse_staff_method(method);
    f.event = parsed_event.value_or(StaffEvent::opened);
    f.method = parsed_method.value_or(StaffMethod::pin);
    return finish(reader, !parsed_event || !parsed_method, f);
}

void read_answers(Reader& whole, std::vector<RequestAnswer>& answers) {
    const auto* list = whole.array("answers", ServiceRequestFact::most_answers);
    if (list == nullptr) return;
    for (const auto& item : *list) {
        RequestAnswer one;
        Reader reader(item);
        reader.require({"question", "answer"});
        reader.read("question", one.question);
        reader.read("answer", one.answer);
        if (!reader.ok()) whole.fail("answers");
        answers.push_back(std::move(one));
    }
}

Body decode_service_request(const Json& json) {
    Reader reader(json);
    ServiceRequestFact f;
    std::string number;
    reader.require({"number", "key", "cell"});
    reader.read("number", number, max_number);
    reader.read("key", f.key);
    reader.read("cell", f.cell, longest_id);
    reader.read("place", f.place);
    reader.read("category", f.category, longest_id);
    reader.read("words", f.words);
    reader.read("phone", f.phone, max_phone);
    reader.read("danger", f.danger);
    reader.read("language", f.language, max_language);
    f.photos = read_photo_hashes(reader);
    reader.read("room", f.room, longest_id);
    read_answers(reader, f.answers);
    const auto parsed = parse_request_number(number);
    if (reader.ok() && !parsed) reader.fail("number");
    f.number = parsed.value_or(RequestNumber{});
    return finish(reader, false, f);
}

Body decode_follow_up(const Json& json) {
    Reader reader(json);
    FollowUp said;
    std::string number, kind, rating;
    reader.require({"number", "said"});
    reader.read("said", kind, max_kind);
    if (kind != to_string(FollowUpKind::voice)) reader.require({"key"});
    reader.read("number", number, max_number);
    reader.read("key", said.key);
    reader.read("rating", rating, max_kind);
    reader.read("words", said.words);
    const auto parsed = parse_request_number(number);
    if (reader.ok() && !parsed) reader.fail("number");
    said.number = parsed.value_or(RequestNumber{});
    const auto known = parse_follow_up_kind(kind);
    said.kind = known.value_or(FollowUpKind::urge);
    said.rating = parse_satisfaction(rating);
    const bool rates = known == FollowUpKind::rating;
    if (reader.ok() && known && rates == rating.empty()) reader.fail("rating");
    return finish(reader, !known || (rates && !said.rating), FollowUpFact{std::move(said)});
}

Body decode_body(const std::string& kind, const Json& json) {
    if (kind == "check_in") return decode_check_in(json);
    if (kind == "check_out") return decode_check_out(json);
    if (kind == "refusal") return decode_refusal(json);
    if (kind == "staff_session") return decode_staff(json);
    if (kind == "service_request") return decode_service_request(json);
    if (kind == "request_follow_up") return decode_follow_up(json);
    return {};
}

FactVerdict broken(const FactId& id, const std::string& fault) {
    return {id, Verdict::refused, "malformed", "field: " + fault};
}

void decode_fact(const Json& json, ReceivedFacts& out) {
    ReceivedFact fact;
    auto& h = fact.header;
    Reader reader(json);
    reader.read("id", h.id);
    reader.require({"id", "seq", "wall_ms", "boot_id", "boot_ms", "schema", "kind", "body"});
    reader.read_whole("seq", h.sequence, 1, max_whole);
    reader.read("wall_ms", h.wall);
    reader.read("boot_id", h.boot_id, max_boot_id);
    std::int64_t boot_ms = 0;
    reader.read_whole("boot_ms", boot_ms, 0, max_whole);
    h.boot = base::BootTime{boot_ms};
    reader.read_whole("schema", h.schema, 1, 1'000'000);
    reader.read("kind", fact.kind, max_kind);
    if (reader.ok() && fact.kind.empty()) reader.fail("kind");
    const auto* body = reader.object("body");
    if (!reader.ok() || !body) return out.broken.push_back(broken(h.id, reader.fault()));

    fact.body_json = write(*body);
    if (h.schema <= newest_schema) {
        auto decoded = decode_body(fact.kind, *body);
        if (!decoded.fault.empty()) return out.broken.push_back(broken(h.id, "body." + decoded.fault));
        fact.body = std::move(decoded.value);
    }
    out.facts.push_back(std::move(fact));
}

}  // namespace

std::string encode_facts(const std::vector<Fact>& facts) {
    Json list = Json::array();
    for (const auto& fact : facts)
        list.push_back(encode_fact(fact));
    return write({{"facts", std::move(list)}});
}

base::Result<ReceivedFacts> decode_facts(std::string_view json) {
    constexpr auto place = "protocol.decode_facts";
    if (json.size() > max_request) return malformed("more bytes than a request may have", place);
    const auto request = parse_object(json);
    if (!request) return malformed("no JSON object", place);
    Reader reader(*request);
    reader.require({"facts"});
    const auto* list = reader.array("facts", max_request);
    if (!list) return malformed("facts: missing or no array", place);
    if (list->size() > max_batch)
        return base::Error{base::ErrorKind::refused, "more facts than a request may have", place};
    ReceivedFacts received;
    for (const auto& fact : *list)
        decode_fact(fact, received);
    return received;
}

std::string encode(const FactsAnswer& answer) {
    Json list = Json::array();
    for (const auto& v : answer.verdicts) {
        Json item{{"id", base::to_string(v.fact)}};
        item["verdict"] = v.verdict == Verdict::accepted    ? "accepted"
                          : v.verdict == Verdict::duplicate ? "duplicate"
                                                            : "refused";
        put(item, "code", v.code);
        put(item, "reason", v.reason);
        list.push_back(std::move(item));
    }
    return write({{"hub_time_ms", base::to_ms(answer.hub_time)},
                  {"hub_epoch", answer.hub_epoch},
                  {"verdicts", std::move(list)}});
}

base::Result<FactsAnswer> decode_facts_answer(std::string_view json) {
    constexpr auto place = "protocol.decode_facts_answer";
    const auto object = parse_object(json);
    if (!object) return malformed("no JSON object", place);
    FactsAnswer answer;
    Reader reader(*object);
    reader.require({"hub_time_ms", "verdicts"});
    reader.read("hub_time_ms", answer.hub_time);
    reader.read("hub_epoch", answer.hub_epoch, 128);
    const auto* list = reader.array("verdicts", 10 * max_batch);
    if (!reader.ok()) return malformed("field: " + reader.fault(), place);
    for (const auto& item : *list) {
        FactVerdict v;
        std::string word;
        Reader fields(item);
        fields.require({"id", "verdict"});
        fields.read("id", v.fact);
        fields.read("verdict", word, max_kind);
        fields.read("code", v.code);
        fields.read("reason", v.reason);
        const bool refused = word == "refused", duplicate = word == "duplicate";
        // An unknown word must not settle a fact: the whole answer is none.
        if (!refused && !duplicate && word != "accepted") fields.fail("verdict");
        if (!fields.ok()) return malformed("verdicts: " + fields.fault(), place);
        v.verdict = refused ? Verdict::refused : duplicate ? Verdict::duplicate : Verdict::accepted;
        answer.verdicts.push_back(std::move(v));
    }
    return answer;
}

}  // namespace protocol
