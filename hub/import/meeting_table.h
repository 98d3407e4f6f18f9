// Meetings as somebody else wrote them down: a table of a spreadsheet, or a calendar (iCalendar).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hub/import/attendee_table.h"
#include "hub/meetings/meeting_draft.h"

namespace hub {

struct MeetingEntry {
    std::size_t line = 0;  // of the table, from 1; of a calendar: which event
    std::string uid;       // of a calendar's event; empty: a table's row
    // Title, place, date and times; the place as it was written. The rest is not said there.
    MeetingDraft draft;
};

struct MeetingTable {
    std::vector<MeetingEntry> entries;
    std::vector<CellFault> faults;  // with any of them there are no entries
    std::vector<std::string> ignored;
};

// `text` is UTF-8; a calendar is known by its first line.
MeetingTable read_meetings(std::string_view text);

MeetingTable read_meeting_table(std::string_view csv);
// RFC 5545 by libical. Times without a zone are the house's. Events that repeat, that last whole days or
// whose zone nobody knows are faults; cancelled ones are left out.
MeetingTable read_calendar(std::string_view ical);

// "2026年12月2日", "2026/12/2" -> "2026-12-02"; "9：30" -> "09:30". What is neither stays as it is.
std::string plain_date(std::string_view written);
std::string plain_time(std::string_view written);

}  // namespace hub
