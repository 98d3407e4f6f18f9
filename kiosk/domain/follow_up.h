// What whoever holds the slip of a service request says of it afterwards, and when that counts. The kiosk
// asks before it takes one, the hub decides on what it knows. Pure rules; values.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "kiosk/domain/ids.h"
#include "kiosk/domain/satisfaction.h"
#include "kiosk/domain/service_request.h"

namespace domain {

enum class FollowUpKind {
    urge,        // 催一下: once a day, while somebody still has something to do
    rating,      // once for each time that it was done
    not_solved,  // 没修好: it was said to be done, and is not; or it was rejected, and is to be looked at
                 // again
    voice,       // somebody else waits for it too, and needs no slip to say so
};

std::string_view to_string(FollowUpKind kind);  // "not_solved"
std::optional<FollowUpKind> parse_follow_up_kind(std::string_view word);

struct FollowUp {
    RequestNumber number;
    // Of the slip: a number alone can be guessed, and is no right to say anything but that one waits, too.
    RequestKey key;
    FollowUpKind kind = FollowUpKind::urge;
    std::optional<Satisfaction> rating;  // of a rating, and of nothing else
    std::string words;                   // why; of the last two ratings and of not_solved
    friend bool operator==(const FollowUp&, const FollowUp&) = default;
};

// Of which its reason is asked for, and has not been said yet.
struct UnhappyWord {
    FollowUpKind kind = FollowUpKind::rating;
    std::optional<Satisfaction> rating;  // of a rating, and of nothing else
    friend bool operator==(const UnhappyWord&, const UnhappyWord&) = default;
};

// Whether it counts, or why not; all but the first leave everything as it is.
enum class FollowUpOutcome { counted, no_such_request, wrong_key, finished, urged_today, not_done, rated };

std::string_view to_string(FollowUpOutcome outcome);  // "urged_today"

// Whoever says something at a screen has seen its last step there: never before it, whatever the clock says.
base::WallTime said_at(const ServiceRequest& request, base::WallTime now);

// Of a request that is there, by somebody who holds its slip, or who adds a voice. The day is the house's.
FollowUpOutcome judge(const ServiceRequest& request, FollowUpKind kind, base::WallTime at,
                      std::chrono::minutes utc_offset);
// Of a rejected request: nobody else sees to it, and it cannot be said again. Then there are people to ask.
bool only_staff_are_left(const ServiceRequest& rejected, base::WallTime at, std::chrono::minutes utc_offset);
// Where it takes the request, once it counts; nullopt: it stays. Who is not content has not said that it is
// solved: that stays with the house.
std::optional<RequestState> moved_by(RequestState state, FollowUpKind kind,
                                     std::optional<Satisfaction> rating);
// Whether its reason is asked for.
bool asks_why(FollowUpKind kind, std::optional<Satisfaction> rating);
// What will be known of the request once the hub has it: a kiosk says so before. One that is older than the
// request's last step has had its effect.
void note_follow_up(ServiceRequest& request, FollowUpKind kind, std::optional<Satisfaction> rating,
                    base::WallTime at);

}  // namespace domain
