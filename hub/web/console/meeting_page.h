// One meeting with the people who are expected there.
#pragma once

#include <optional>
#include <vector>

#include "hub/meetings/rating.h"
#include "hub/meetings/walk_in.h"
#include "hub/web/console/frame.h"
#include "hub/web/console/paging.h"
#include "hub/web/console/today_page.h"
#include "kiosk/domain/fact.h"

namespace hub {

enum class Presence { expected, here, left, excused, stood_in };

// A person on the list, or one who came without being on it (attendee.name is then empty).
struct PersonRow {
    domain::Attendee attendee;
    Presence presence = Presence::expected;
    base::WallTime at{};  // of the check-in, where there was one
    std::string kiosk;
    domain::FactId fact{};  // that check-in
    WalkIn walk_in;         // of whoever is on no list, as they typed it
};

struct PresenceCount {
    int here = 0, left = 0, missing = 0, excused = 0, walk_ins = 0;
};

struct MeetingView {
    base::WallTime now{};
    MeetingRow row;
    PresenceCount count;
    std::vector<PersonRow> latest;  // who came last, first
    std::vector<PersonRow> people;  // of the page
    std::string text, state;        // what was asked for
    Paging paging;
    bool may_change = false;
    std::optional<Rating> rating;  // the organiser's; asked for once the meeting has begun
};

// Words for staff: names are masked here, whole ones stand on the person's own page.
std::string meeting_page(const Frame& frame, const MeetingView& view, const Notice& notice);
// What changes on it while it is open.
std::string meeting_part(const Frame& frame, const MeetingView& view);

std::string_view presence_word(const PersonRow& row);  // a msgid
std::string_view presence_kind(const PersonRow& row);  // the class of its chip

// The words of a state in an address: "missing", "here", "left", "excused".
bool fits_state(const PersonRow& row, const std::string& state);

}  // namespace hub
