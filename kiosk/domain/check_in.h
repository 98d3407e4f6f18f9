// The rule of the door: from what was shown and what is known to one outcome. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "kiosk/domain/meeting.h"
#include "kiosk/domain/pass.h"

namespace domain {

enum class Method { pass, look_up, typed_code, walk_in };

enum class Outcome {
    accepted,
    already_checked_in,
    checked_out,  // 签退 done
    another_day,
    too_early,
    over,
    other_meeting,  // valid, but not for the meeting that the visitor chose
    excused,        // on the list as 请假; the visitor may say "I came"
    unknown_code,   // no pass of ours, or a code that no list knows
    revoked,
    bad_signature,
    expired,
    too_many_tries,  // typed codes and look-ups are rate-limited
};
std::string_view to_string(Outcome outcome);  // the word of the wire and the ledger
std::optional<Outcome> parse_outcome(std::string_view text);
std::string_view to_string(Method method);
std::optional<Method> parse_method(std::string_view text);

// What was special about an acceptance; uploaded with it.
struct Remarks {
    bool offline = false;      // the hub was not in reach
    bool unlisted = false;     // signed pass, but its list is not here yet
    bool standing_in = false;  // 代会
    bool was_excused = false;  // came although excused
    bool clock_doubtful = false;
    friend bool operator==(const Remarks&, const Remarks&) = default;
};

// A check-in that is already known, from this kiosk's ledger or from another kiosk through the hub.
struct KnownCheckIn {
    base::WallTime at{};
    std::string kiosk;  // name for people, "一号机"; empty = this kiosk
    bool left = false;  // checked out since
};

// What a visitor shows and asks for.
struct DoorRequest {
    Method method = Method::pass;
    std::optional<Pass> pass;         // valid signature
    std::optional<PassFault> fault;   // instead of a pass
    std::optional<MeetingId> chosen;  // the meeting picked on the scan page
    bool insists = false;             // took the offer of an earlier outcome (came although excused)
    bool leaving = false;             // took the offer to check out
};

// What this kiosk knows at that moment.
struct DoorKnowledge {
    std::optional<Meeting> meeting;
    std::optional<Attendee> attendee;
    std::optional<KnownCheckIn> earlier;
    bool revoked = false;
    bool hub_in_reach = false;
    bool clock_trusted = true;
    base::WallTime now{};
    std::chrono::minutes utc_offset{480};
};

// What the visitor may do next with one touch.
enum class Offer { none, check_in_there, came_anyway, check_out };

struct Decision {
    Outcome outcome = Outcome::unknown_code;
    Remarks remarks;
    Offer offer = Offer::none;
};

// The first line that applies is the outcome:
//   1 unknown_code, bad_signature   what was shown is no pass of ours, or its signature cannot be verified;
//                                   a code or a name that no list knows; walk-ins where none are wanted
//   2 revoked                       by the revocation list, or a print older than the attendee's generation
//   3 another_day                   the meeting's day; the pass's own while the meeting is not known here
//   4 checked_out                   asked for, the meeting wants it and has started
//   5 already_checked_in            before over and expired: whoever is in stays in. Offers check_out
//   6 too_early, over               the meeting's check-in window, or the pass is not valid yet
//   7 expired                       of the pass, while its meeting is open or not known here
//   8 excused                       also if somebody else was named to stand in. Offers came_anyway
//   9 other_meeting                 than the chosen one. Offers check_in_there
//  10 accepted
// An offer, once taken, is never answered with a refusal. While the clock is not trusted no line that needs
// the time applies (3, 6, 7): the hub decides later from boot time, and the remark tells it to.
// too_many_tries is the service's: it counts tries before it asks.
Decision decide(const DoorRequest& request, const DoorKnowledge& known);

}  // namespace domain
