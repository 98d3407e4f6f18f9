#include "kiosk/protocol/records.h"

namespace protocol {

namespace {

constexpr std::size_t most_steps = 500;
constexpr int most_voices = 1'000'000;

domain::RequestState read_state(Reader& reader) {
    std::string word;
    reader.require({"state"});
    reader.read("state", word, longest_id);
    const auto state = domain::parse_request_state(word);
    if (!state) reader.fail("state");
    return state.value_or(domain::RequestState::submitted);
}

domain::RequestStep read_step(const Json& json, Reader& whole) {
    Reader reader(json);
    domain::RequestStep step;
    reader.require({"at_ms"});
    reader.read("at_ms", step.at);
    step.state = read_state(reader);
    if (!reader.ok()) whole.fail("steps");
    return step;
}

}  // namespace

Json to_json(const domain::ServiceRequest& request) {
    Json json{{"cell", request.cell},
              {"state", std::string(to_string(request.state))},
              {"made_ms", base::to_ms(request.made)}};
    put(json, "category", request.category);
    put(json, "room", request.room);
    put(json, "place", request.place);
    if (request.due != base::WallTime{}) json["due_ms"] = base::to_ms(request.due);
    put(json, "danger", request.danger);
    put(json, "worker", request.worker);
    if (request.voices) json["voices"] = request.voices;
    if (request.urged != base::WallTime{}) json["urged_ms"] = base::to_ms(request.urged);
    put(json, "rejection", std::string(to_string(request.rejection)));
    put(json, "merged_into", request.merged_into);
    put(json, "rated", request.rated);
    for (const domain::RequestStep& step : request.steps)
        json["steps"].push_back(
            {{"state", std::string(to_string(step.state))}, {"at_ms", base::to_ms(step.at)}});
    return json;
}

// A state of a newer hub makes the whole record one that is kept and not shown: a wrong word about somebody's
// request would be worse than none.
void read_service_request(Reader& reader, domain::ServiceRequest& request, std::string_view id) {
    reader.require({"cell", "made_ms"});
    reader.read("cell", request.cell, longest_id);
    reader.read("category", request.category, longest_id);
    reader.read("room", request.room, longest_id);
    reader.read("place", request.place);
    reader.read("made_ms", request.made);
    reader.read("due_ms", request.due);
    reader.read("danger", request.danger);
    reader.read("worker", request.worker, longest_id);
    reader.read_whole("voices", request.voices, 0, most_voices);
    reader.read("urged_ms", request.urged);
    std::string rejection;
    reader.read("rejection", rejection, longest_id);
    request.rejection = domain::parse_rejection_reason(rejection);
    reader.read("merged_into", request.merged_into, longest_id);
    reader.read("rated", request.rated);
    request.state = read_state(reader);
    if (const auto* steps = reader.array("steps", most_steps))
        for (const Json& step : *steps)
            request.steps.push_back(read_step(step, reader));
    const auto number = domain::parse_request_number(id);
    if (!number) reader.fail("id");
    request.number = number.value_or(domain::RequestNumber{});
}

}  // namespace protocol
