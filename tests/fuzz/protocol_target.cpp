// Input: one byte for the decoder, then its text. What can be read must come back the same when it is
// written.
#include <string>

#include "kiosk/domain/photo.h"
#include "kiosk/protocol/enrolment.h"
#include "kiosk/protocol/handover.h"
#include "kiosk/protocol/messages.h"
#include "tests/fuzz/targets.h"

namespace fuzz {

namespace {

void facts(std::string_view json) {
    const auto received = ::protocol::decode_facts(json);
    if (!received) return;
    std::vector<domain::Fact> known;
    for (const auto& fact : received->facts)
        if (fact.body) known.push_back({fact.header, *fact.body});
    const auto again = ::protocol::decode_facts(::protocol::encode_facts(known));
    require(again.ok() && again->broken.empty() && again->facts.size() == known.size());
    for (std::size_t i = 0; i < known.size(); ++i)
        require(again->facts[i].header == known[i].header && again->facts[i].body == known[i].body);
}

void facts_answer(std::string_view json) {
    const auto answer = ::protocol::decode_facts_answer(json);
    if (!answer) return;
    const auto again = ::protocol::decode_facts_answer(::protocol::encode(*answer));
    require(again.ok() && again->verdicts == answer->verdicts && again->hub_time == answer->hub_time);
}

void changes_answer(std::string_view json) {
    const auto answer = ::protocol::decode_changes_answer(json);
    if (!answer) return;
    require(!answer->page.cursor.empty());
    const auto again = ::protocol::decode_changes_answer(::protocol::encode(*answer));
    require(again.ok() && again->page.cursor == answer->page.cursor &&
            again->page.changes == answer->page.changes);
}

void record(std::string_view text) {
    // topic LF id LF json
    const auto first = text.find('\n');
    const auto second = first == std::string_view::npos ? first : text.find('\n', first + 1);
    if (second == std::string_view::npos) return;
    const auto topic = text.substr(0, first), id = text.substr(first + 1, second - first - 1);
    const auto change = ::protocol::decode_record(topic, id, text.substr(second + 1));
    if (!change) return;
    require(::protocol::topic_of(*change) == topic && ::protocol::id_of(*change) == id);
    const auto again = ::protocol::decode_record(topic, id, ::protocol::encode_record(*change));
    require(again.ok() && *again == *change);
}

void small_answers(std::string_view json) {
    if (const auto clock = ::protocol::decode_clock_answer(json))
        require(::protocol::decode_clock_answer(::protocol::encode(*clock))->hub_time == clock->hub_time);
    if (const auto error = ::protocol::decode_error(json)) {
        const auto again = ::protocol::decode_error(::protocol::encode(*error));
        require(again && again->code == error->code && again->message == error->message);
    }
}

// What one end takes, the other end writes the same.
void enrolment(std::string_view json) {
    if (const auto asked = ::protocol::decode_enrolment_asked(json)) {
        const auto again = ::protocol::decode_enrolment_asked(::protocol::encode(*asked));
        require(again.ok() && again->code == asked->code && again->nonce == asked->nonce);
    }
    if (const auto begun = ::protocol::decode_enrolment_begun(json)) {
        require(begun->enrolment.find_first_of("/? \r\n") == std::string::npos);
        const auto again = ::protocol::decode_enrolment_begun(::protocol::encode(*begun));
        require(again.ok() && again->secret == begun->secret && again->confirmation == begun->confirmation);
    }
    if (const auto answer = ::protocol::decode_enrolment_answer(json)) {
        const auto again = ::protocol::decode_enrolment_answer(::protocol::encode(*answer));
        require(again.ok() && again->state == answer->state && again->token == answer->token);
    }
    if (const auto answer = ::protocol::decode_token_answer(json)) {
        require(!answer->token.empty() && answer->token.find_first_of(" \r\n") == std::string::npos);
        require(::protocol::decode_token_answer(::protocol::encode(*answer))->token == answer->token);
    }
}

void handover(std::string_view json) {
    if (const auto asked = ::protocol::decode_handover_asked(json))
        require(::protocol::decode_handover_asked(::protocol::encode(*asked))->most == asked->most);
    if (const auto begun = ::protocol::decode_handover_begun(json)) {
        require((begun->id + begun->key).find_first_not_of("0123456789abcdef") == std::string::npos);
        const auto again = ::protocol::decode_handover_begun(::protocol::encode(*begun));
        require(again.ok() && again->key == begun->key && again->lasts == begun->lasts);
    }
    if (const auto answer = ::protocol::decode_handover_answer(json)) {
        require(answer->photos.size() <= domain::Photo::most);
        require(::protocol::decode_handover_answer(::protocol::encode(*answer))->photos == answer->photos);
    }
}

}  // namespace

void protocol(Bytes input) {
    if (input.empty()) return;
    const std::string_view text(reinterpret_cast<const char*>(input.data()) + 1, input.size() - 1);
    switch (input[0] % 5) {
        case 0:
            return facts(text);
        case 1:
            return facts_answer(text);
        case 2:
            return changes_answer(text);
        case 3:
            return record(text);
        default:
            small_answers(text);
            handover(text);
            return enrolment(text);
    }
}

}  // namespace fuzz
