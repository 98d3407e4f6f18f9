#include "kiosk/service/check_in_desk.h"

#include <algorithm>
#include <functional>
#include <string_view>

#include "base/wipe.h"
#include "kiosk/domain/fact.h"
#include "kiosk/service/fact_now.h"
#include "kiosk/service/greeting.h"
#include "kiosk/service/personal_text.h"
#include "kiosk/service/reason_code.h"

namespace service {

namespace {

using domain::Method;
using domain::Outcome;

constexpr std::size_t longest_name = 60, longest_organisation = 60;
// A look-up code of next week still gets "this meeting is on Tuesday".
constexpr auto code_looks_back = std::chrono::days{1}, code_looks_ahead = std::chrono::days{7};

std::uint64_t key_of(std::string_view text) {
    return std::hash<std::string_view>{}(text);
}

domain::CheckInFact check_in_fact(const domain::Decision& decision, const domain::DoorRequest& request,
                                  domain::MeetingId meeting, domain::AttendeeId attendee,
                                  domain::CredentialId credential) {
    domain::CheckInFact fact;
    fact.meeting = meeting;
    fact.attendee = attendee;
    fact.credential = credential;
    fact.method = request.method;
    fact.remarks = decision.remarks;
    return fact;
}

}  // namespace

std::optional<DeskAnswer> CheckInDesk::scan(const std::string& text, std::optional<domain::MeetingId> chosen,
                                            const Moment& moment) {
    switch (domain::classify_code(text)) {
        case domain::CodeKind::pass:
            return scan_pass(text, chosen, moment);
        case domain::CodeKind::look_up_code: {
            const auto key = key_of(domain::normalize_look_up_code(text));
            if (readings_.is_repeat(key, moment.boot)) return std::nullopt;
            return typed_code(text, chosen, moment);
        }
        case domain::CodeKind::staff_badge:  // of another house, or no longer listed
        case domain::CodeKind::request_slip:
        case domain::CodeKind::place_label:
        case domain::CodeKind::foreign:
            break;
    }
    Attempt attempt;
    attempt.key = key_of(text);
    attempt.request.fault = domain::PassFault::foreign;
    attempt.request.chosen = chosen;
    if (readings_.is_repeat(attempt.key, moment.boot)) return std::nullopt;
    return answer(std::move(attempt), moment);
}

std::optional<DeskAnswer> CheckInDesk::scan_pass(const std::string& text,
                                                 std::optional<domain::MeetingId> chosen,
                                                 const Moment& moment) {
    Attempt attempt;
    attempt.key = key_of(text);
    attempt.request.chosen = chosen;
    // Before the signature is checked: a pass held still costs one look into a short list per frame.
    if (readings_.is_repeat(attempt.key, moment.boot)) return std::nullopt;
    const auto keys = store_.keys();
    if (!keys) return failure(attempt, keys.error(), moment);
    const auto read = domain::read_pass(text, *keys);
    if (const auto* pass = std::get_if<domain::Pass>(&read)) {
        attempt.request.pass = *pass;
        attempt.meeting = pass->meeting;
        attempt.credential = pass->credential;
    } else {
        attempt.request.fault = std::get<domain::PassFault>(read);
    }
    return answer(std::move(attempt), moment);
}

DeskAnswer CheckInDesk::typed_code(const std::string& typed, std::optional<domain::MeetingId> chosen,
                                   const Moment& moment) {
    const auto code = domain::normalize_look_up_code(typed);
    Attempt attempt;
    attempt.key = key_of(code);
    attempt.request.method = Method::typed_code;
    attempt.request.chosen = chosen;
    if (!typing_.take(moment.boot)) return turn_away(attempt, Outcome::too_many_tries, nullptr, moment);
    if (code.empty()) return turn_away(attempt, Outcome::unknown_code, reason_unknown_code, moment);
    const auto person = find_by_code(code, chosen, moment);
    if (!person) return failure(attempt, person.error(), moment);
    if (!*person) return turn_away(attempt, Outcome::unknown_code, reason_unknown_code, moment);
    typing_.give_back();
    attempt.meeting = (*person)->meeting;
    attempt.attendee = (*person)->id;
    return answer(std::move(attempt), moment);
}

base::Result<std::optional<domain::Attendee>> CheckInDesk::find_by_code(
    const std::string& code, std::optional<domain::MeetingId> chosen, const Moment& moment) {
    auto meetings = store_.meetings_between(moment.wall - code_looks_back, moment.wall + code_looks_ahead);
    if (!meetings) return std::move(meetings).error();
    if (chosen) {
        const auto is_chosen = [&](const domain::Meeting& m) { return m.id == *chosen; };
        std::stable_partition(meetings->begin(), meetings->end(), is_chosen);
    }
    for (const auto& meeting : *meetings) {
        auto person = store_.attendee_by_code(meeting.id, domain::hash_look_up_code(code, meeting.id));
        if (!person || *person) return person;
    }
    return std::optional<domain::Attendee>{};
}

std::optional<DeskAnswer> CheckInDesk::picked(domain::MeetingId meeting, domain::AttendeeId attendee,
                                              const Moment& moment) {
    Attempt attempt;
    attempt.request.method = Method::look_up;
    attempt.meeting = meeting;
    attempt.attendee = attendee;
    attempt.key = attendee.value;
    if (readings_.is_repeat(attempt.key, moment.boot)) return std::nullopt;
    return answer(std::move(attempt), moment);
}

std::optional<DeskAnswer> CheckInDesk::walk_in(domain::MeetingId meeting, const std::string& name,
                                               const std::string& organisation, const Moment& moment) {
    Attempt attempt;
    attempt.request.method = Method::walk_in;
    attempt.meeting = meeting;
    attempt.key = key_of(name + '\n' + organisation + '\n' + base::to_string(meeting));
    if (readings_.is_repeat(attempt.key, moment.boot)) return std::nullopt;
    const auto known = store_.meeting(meeting);
    if (!known) return failure(attempt, known.error(), moment);
    const auto clean_name = clean_line(name, longest_name);
    const auto clean_organisation = organisation.empty() ? std::optional<std::string>("")
                                                         : clean_line(organisation, longest_organisation);
    if (!*known || !(*known)->walk_in || !clean_name || !clean_organisation)
        return turn_away(attempt, Outcome::unknown_code, reason_walk_in, moment);
    attempt.walk_in_name = *clean_name;
    attempt.walk_in_organisation = *clean_organisation;
    return answer(std::move(attempt), moment);
}

std::optional<DeskAnswer> CheckInDesk::take_offer(std::uint64_t result, const Moment& moment) {
    if (standing_.result != result || standing_.offer == domain::Offer::none) return std::nullopt;
    Attempt attempt = standing_.attempt;
    switch (standing_.offer) {
        case domain::Offer::check_in_there:
            attempt.request.chosen.reset();
            break;
        case domain::Offer::came_anyway:
            attempt.request.insists = true;
            break;
        case domain::Offer::check_out:
            attempt.request.leaving = true;
            break;
        case domain::Offer::none:
            break;
    }
    standing_ = {};  // an offer is taken once
    return answer(std::move(attempt), moment);
}

void CheckInDesk::forget() {
    base::renew(standing_);
}

DeskAnswer CheckInDesk::answer(Attempt attempt, const Moment& moment) {
    const auto known = look(attempt, moment);
    if (!known) return failure(attempt, known.error(), moment);
    const auto decision = domain::decide(attempt.request, *known);
    const auto kept = keep(attempt, decision, *known, moment);
    const bool lets_in = decision.outcome == Outcome::accepted || decision.outcome == Outcome::checked_out;
    if (!kept && lets_in) return failure(attempt, kept.error(), moment);

    Surroundings around;
    if (known->meeting) {
        // The way and the count are worth less than the answer: without them it is given all the same.
        around.place = store_.place(known->meeting->place).value_or(std::nullopt);
        if (const auto counts = store_.counts(known->meeting->id)) around.counts = *counts;
    }
    DeskAnswer given;
    given.result = describe(decision, attempt.request, *known, around);
    given.result.number = ++results_;
    if (lets_in && attempt.request.method == Method::walk_in) given.result.name = attempt.walk_in_name;
    given.settle(kept);
    standing_ = {given.result.number, decision.offer, std::move(attempt)};
    return given;
}

base::Result<domain::DoorKnowledge> CheckInDesk::look(const Attempt& attempt, const Moment& moment) {
    domain::DoorKnowledge known;
    known.now = moment.wall;
    known.utc_offset = moment.utc_offset;
    known.hub_in_reach = moment.hub_in_reach;
    known.clock_trusted = moment.clock_trusted;
    if (!attempt.meeting) return known;

    auto meeting = store_.meeting(attempt.meeting);
    if (!meeting) return std::move(meeting).error();
    known.meeting = std::move(*meeting);

    if (attempt.attendee || attempt.credential) {
        auto person = attempt.attendee ? store_.attendee(attempt.attendee)
                                       : store_.attendee_by_credential(attempt.meeting, attempt.credential);
        if (!person) return std::move(person).error();
        known.attendee = std::move(*person);
    }
    if (attempt.credential) {
        const auto revoked = store_.revoked(attempt.credential);
        if (!revoked) return revoked.error();
        known.revoked = *revoked;
    }
    const auto attendee = known.attendee ? known.attendee->id : attempt.attendee;
    const auto credential =
        attempt.credential || !known.attendee ? attempt.credential : known.attendee->credential;
    if (attendee || credential) {
        auto earlier = store_.known_check_in(attempt.meeting, attendee, credential);
        if (!earlier) return std::move(earlier).error();
        known.earlier = std::move(*earlier);
    }
    return known;
}

// The fact's sequence number; 0 for a refusal that was written often enough already.
base::Result<std::uint64_t> CheckInDesk::keep(const Attempt& attempt, const domain::Decision& decision,
                                              const domain::DoorKnowledge& known, const Moment& moment) {
    const auto attendee = known.attendee ? known.attendee->id : domain::AttendeeId{};
    domain::FactBody body;
    if (decision.outcome == Outcome::accepted) {
        auto fact = check_in_fact(decision, attempt.request, attempt.meeting, attendee, attempt.credential);
        fact.walk_in_name = attempt.walk_in_name;
        fact.walk_in_organisation = attempt.walk_in_organisation;
        body = std::move(fact);
    } else if (decision.outcome == Outcome::checked_out) {
        body = domain::CheckOutFact{attempt.meeting, attendee, attempt.credential};
    } else {
        const auto key = attempt.key + static_cast<std::uint64_t>(decision.outcome);
        if (!refusals_.admit(key, moment.boot)) return std::uint64_t{0};
        body = domain::RefusalFact{decision.outcome,   attempt.request.method,
                                   attempt.meeting,    attendee,
                                   attempt.credential, attempt.request.chosen.value_or(domain::MeetingId{})};
    }
    auto written = store_.record(fact_now(std::move(body), moment));
    if (!written) return std::move(written).error();
    return written->header.sequence;
}

// A refusal that needs no rule of the door.
DeskAnswer CheckInDesk::turn_away(const Attempt& attempt, Outcome outcome, const char* reason,
                                  const Moment& moment) {
    domain::Decision decision;
    decision.outcome = outcome;
    domain::DoorKnowledge nothing;
    nothing.now = moment.wall;
    DeskAnswer given;
    given.result = describe(decision, attempt.request, nothing, {});
    given.result.number = ++results_;
    if (reason) given.result.reason_code = reason;
    const auto kept = keep(attempt, decision, nothing, moment);
    given.settle(kept);
    standing_ = {};
    return given;
}

DeskAnswer CheckInDesk::failure(const Attempt& attempt, base::Error error, const Moment& moment) {
    readings_.forget(attempt.key);  // shown again, it is tried again
    standing_ = {};
    DeskAnswer given;
    given.result.number = ++results_;
    given.result.failed = true;
    given.result.method = attempt.request.method;
    given.result.at = moment.wall;
    given.result.reason_code = reason_code(error.kind);
    given.error = std::move(error);
    return given;
}

}  // namespace service
