#include "kiosk/domain/check_in.h"

#include <algorithm>
#include <array>
#include <utility>

namespace domain {

namespace {

template <class E, std::size_t N>
std::string_view word_of(const std::array<std::pair<E, std::string_view>, N>& words, E value) {
    const auto found =
        std::find_if(words.begin(), words.end(), [&](const auto& w) { return w.first == value; });
    return found == words.end() ? std::string_view{} : found->second;
}

template <class E, std::size_t N>
std::optional<E> value_of(const std::array<std::pair<E, std::string_view>, N>& words, std::string_view text) {
    const auto found =
        std::find_if(words.begin(), words.end(), [&](const auto& w) { return w.second == text; });
    return found == words.end() ? std::nullopt : std::optional(found->first);
}

constexpr auto outcome_words = std::to_array<std::pair<Outcome, std::string_view>>({
    {Outcome::accepted, "accepted"},
    {Outcome::already_checked_in, "already_checked_in"},
    {Outcome::checked_out, "checked_out"},
    {Outcome::another_day, "another_day"},
    {Outcome::too_early, "too_early"},
    {Outcome::over, "over"},
    {Outcome::other_meeting, "other_meeting"},
    {Outcome::excused, "excused"},
    {Outcome::unknown_code, "unknown_code"},
    {Outcome::revoked, "revoked"},
    {Outcome::bad_signature, "bad_signature"},
    {Outcome::expired, "expired"},
    {Outcome::too_many_tries, "too_many_tries"},
});

constexpr auto method_words = std::to_array<std::pair<Method, std::string_view>>({
    {Method::pass, "pass"},
    {Method::look_up, "look_up"},
    {Method::typed_code, "typed_code"},
    {Method::walk_in, "walk_in"},
});

bool same_day(base::WallTime a, const DoorKnowledge& known) {
    return base::civil_day(a, known.utc_offset) == base::civil_day(known.now, known.utc_offset);
}

// Line 1: nothing here that names a person or a pass.
std::optional<Outcome> not_recognised(const DoorRequest& request, const DoorKnowledge& known) {
    if (request.fault) {
        // Without its key a pass can be verified as little as with a false signature; holding it to the lens
        // once more helps in neither case.
        const bool unverified =
            *request.fault == PassFault::bad_signature || *request.fault == PassFault::unknown_key;
        return unverified ? Outcome::bad_signature : Outcome::unknown_code;
    }
    bool recognised = false;
    switch (request.method) {
        case Method::pass:
            recognised = request.pass.has_value();
            break;
        case Method::look_up:
        case Method::typed_code:
            recognised = known.meeting && known.attendee;
            break;
        case Method::walk_in:
            recognised = known.meeting && known.meeting->walk_in;
            break;
    }
    return recognised ? std::nullopt : std::optional(Outcome::unknown_code);
}

bool is_revoked(const DoorRequest& request, const DoorKnowledge& known) {
    const bool older_print =
        request.pass && known.attendee && request.pass->generation < known.attendee->generation;
    return known.revoked || older_print;
}

bool is_another_day(const DoorRequest& request, const DoorKnowledge& known) {
    if (!known.meeting) {
        return request.pass && known.now < request.pass->not_before &&
               !same_day(request.pass->not_before, known);
    }
    const auto day = [&](base::WallTime t) { return base::civil_day(t, known.utc_offset); };
    const auto& m = *known.meeting;
    const auto today = day(known.now);
    return today < day(m.opens) || today > day(std::max(m.ends, m.closes));
}

bool may_leave(const DoorKnowledge& known) {
    return known.meeting && known.meeting->leaving &&
           (known.now >= known.meeting->starts || !known.clock_trusted);
}

// Line 6: outside the window. The meeting's own times win over the pass's, which follow from them.
std::optional<Outcome> outside_window(const DoorRequest& request, const DoorKnowledge& known) {
    if (known.meeting) {
        switch (phase_of(*known.meeting, known.now, known.utc_offset)) {
            case MeetingPhase::open:
                break;
            case MeetingPhase::over:
                return Outcome::over;
            case MeetingPhase::upcoming:
            case MeetingPhase::opens_later_today:
                return Outcome::too_early;
        }
    }
    if (request.pass && known.now < request.pass->not_before) return Outcome::too_early;
    return std::nullopt;
}

bool is_other_meeting(const DoorRequest& request, const DoorKnowledge& known) {
    if (!request.chosen) return false;
    if (known.meeting) return known.meeting->id != *request.chosen;
    return request.pass && request.pass->meeting != *request.chosen;
}

Decision accepted(const DoorRequest& request, const DoorKnowledge& known, Remarks remarks, bool excused) {
    remarks.unlisted = request.method == Method::pass && !(known.meeting && known.attendee);
    remarks.standing_in = known.attendee && !known.attendee->stands_in_for.empty();
    remarks.was_excused = excused;
    return {Outcome::accepted, remarks, Offer::none};
}

}  // namespace

std::string_view to_string(Outcome outcome) {
    return word_of(outcome_words, outcome);
}
std::optional<Outcome> parse_outcome(std::string_view text) {
    return value_of(outcome_words, text);
}
std::string_view to_string(Method method) {
    return word_of(method_words, method);
}
std::optional<Method> parse_method(std::string_view text) {
    return value_of(method_words, text);
}

Decision decide(const DoorRequest& request, const DoorKnowledge& known) {
    Remarks remarks;
    remarks.offline = !known.hub_in_reach;
    remarks.clock_doubtful = !known.clock_trusted;
    const auto is = [&](Outcome outcome, Offer offer = Offer::none) {
        return Decision{outcome, remarks, offer};
    };

    if (const auto outcome = not_recognised(request, known)) return is(*outcome);
    if (is_revoked(request, known)) return is(Outcome::revoked);
    if (known.clock_trusted && is_another_day(request, known)) return is(Outcome::another_day);

    if (known.earlier) {
        const bool leave = may_leave(known);
        if (request.leaving && leave) return is(Outcome::checked_out);
        if (!known.earlier->left)
            return is(Outcome::already_checked_in, leave ? Offer::check_out : Offer::none);
    }

    if (known.clock_trusted) {
        // That a meeting is over helps its visitor more than that the pass for it is.
        if (const auto outcome = outside_window(request, known)) return is(*outcome);
        if (request.pass && known.now >= request.pass->expires) return is(Outcome::expired);
    }

    const bool excused = known.attendee && (known.attendee->excused || !known.attendee->stood_in_by.empty());
    if (!request.insists) {
        if (excused) return is(Outcome::excused, Offer::came_anyway);
        if (is_other_meeting(request, known)) return is(Outcome::other_meeting, Offer::check_in_there);
    }
    return accepted(request, known, remarks, excused);
}

}  // namespace domain
