#include "kiosk/protocol/enrolment.h"

#include <algorithm>

#include "kiosk/protocol/json_io.h"

namespace protocol {

namespace {

constexpr std::size_t max_word = 128;  // of what a hub or kiosk names something by

constexpr std::array<Word<EnrolmentState>, 3> states{{{EnrolmentState::waiting, "waiting"},
                                                      {EnrolmentState::refused, "refused"},
                                                      {EnrolmentState::approved, "approved"}}};

// What goes into a header or a path: no spaces, no line breaks, nothing that would need escaping.
void require_plain(Reader& reader, const char* key, const std::string& value) {
    const bool plain = !value.empty() && std::all_of(value.begin(), value.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
               c == '_' || c == '.';
    });
    if (reader.ok() && !plain) reader.fail(key);
}

}  // namespace

std::string encode(const EnrolmentAsked& asked) {
    Json json{{"code", asked.code}, {"nonce", asked.nonce}};
    put(json, "software", asked.software);
    return write(json);
}

base::Result<EnrolmentAsked> decode_enrolment_asked(std::string_view json) {
    constexpr auto place = "protocol.decode_enrolment_asked";
    const auto object = parse_object(json);
    if (!object) return malformed("no JSON object", place);
    EnrolmentAsked asked;
    Reader reader(*object);
    reader.require({"code", "nonce"});
    reader.read("code", asked.code, max_word);
    reader.read("nonce", asked.nonce, max_word);
    reader.read("software", asked.software, max_word);
    require_plain(reader, "nonce", asked.nonce);
    if (reader.ok() && asked.nonce.size() < 32) reader.fail("nonce");
    if (!reader.ok()) return malformed("field: " + reader.fault(), place);
    return asked;
}

std::string encode(const EnrolmentBegun& begun) {
    return write({{"hub_time_ms", base::to_ms(begun.hub_time)},
                  {"enrolment", begun.enrolment},
                  {"secret", begun.secret},
                  {"confirmation", begun.confirmation}});
}

base::Result<EnrolmentBegun> decode_enrolment_begun(std::string_view json) {
    constexpr auto place = "protocol.decode_enrolment_begun";
    const auto object = parse_object(json);
    if (!object) return malformed("no JSON object", place);
    EnrolmentBegun begun;
    Reader reader(*object);
    reader.require({"hub_time_ms", "enrolment", "secret", "confirmation"});
    reader.read("hub_time_ms", begun.hub_time);
    reader.read("enrolment", begun.enrolment, max_word);
    reader.read("secret", begun.secret, max_word);
    reader.read("confirmation", begun.confirmation, 16);
    require_plain(reader, "enrolment", begun.enrolment);
    require_plain(reader, "secret", begun.secret);
    require_plain(reader, "confirmation", begun.confirmation);
    if (!reader.ok()) return malformed("field: " + reader.fault(), place);
    return begun;
}

std::string encode(const EnrolmentAnswer& answer) {
    Json json{{"hub_time_ms", base::to_ms(answer.hub_time)}, {"state", word_of(states, answer.state)}};
    put(json, "kiosk", answer.kiosk);
    put(json, "token", answer.token);
    return write(json);
}

base::Result<EnrolmentAnswer> decode_enrolment_answer(std::string_view json) {
    constexpr auto place = "protocol.decode_enrolment_answer";
    const auto object = parse_object(json);
    if (!object) return malformed("no JSON object", place);
    EnrolmentAnswer answer;
    Reader reader(*object);
    reader.require({"hub_time_ms", "state"});
    reader.read("hub_time_ms", answer.hub_time);
    reader.read_word("state", answer.state, states, EnrolmentState::waiting);
    reader.read("kiosk", answer.kiosk, max_word);
    reader.read("token", answer.token, 256);
    if (answer.state == EnrolmentState::approved) {
        require_plain(reader, "kiosk", answer.kiosk);
        require_plain(reader, "token", answer.token);
    }
    if (!reader.ok()) return malformed("field: " + reader.fault(), place);
    return answer;
}

std::string encode(const TokenAnswer& answer) {
    return write({{"hub_time_ms", base::to_ms(answer.hub_time)}, {"token", answer.token}});
}

base::Result<TokenAnswer> decode_token_answer(std::string_view json) {
    constexpr auto place = "protocol.decode_token_answer";
    const auto object = parse_object(json);
    if (!object) return malformed("no JSON object", place);
    TokenAnswer answer;
    Reader reader(*object);
    reader.require({"hub_time_ms", "token"});
    reader.read("hub_time_ms", answer.hub_time);
    reader.read("token", answer.token, 256);
    require_plain(reader, "token", answer.token);
    if (!reader.ok()) return malformed("field: " + reader.fault(), place);
    return answer;
}

}  // namespace protocol
