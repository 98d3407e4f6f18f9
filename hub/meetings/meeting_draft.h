// A meeting as somebody types it into a form: words until they are judged, nothing lost when they are wrong.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "kiosk/domain/meeting.h"

namespace hub {

// Times are "2026-12-22" and "09:30" in the house's zone. Empty `opens` and `closes`: 60 min before the
// start, and at the end.
struct MeetingDraft {
    std::string title_zh, title_en, place, date, starts, ends, end_date, opens, closes;
    std::string visibility = "hidden", salutation = "plain";
    std::string note_zh, note_en, agenda;
    bool counts_public = false, show_ordinal = false, walk_in = false, leaving = false;
    bool unclassified = false;  // the organiser says that it is not classified
};

MeetingDraft draft_of(const domain::Meeting& meeting);

struct JudgedMeeting {
    domain::Meeting meeting;                         // only where there are no faults
    std::map<std::string, std::string_view> faults;  // field of the form -> msgid
};
// `before` is what is changed; its id, its count and what the form does not know stay.
JudgedMeeting judge(const MeetingDraft& draft, const domain::Meeting& before);

// Names of what differs, "title, starts"; empty: nothing.
std::string changed_fields(const domain::Meeting& before, const domain::Meeting& after);
// Passes that were given out hold the day and the end: they are void or expire too early.
bool passes_are_stale(const domain::Meeting& before, const domain::Meeting& after);

}  // namespace hub
