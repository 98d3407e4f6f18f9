// Meetings with the counts of their people, as lists show them.
#pragma once

#include <optional>

#include "hub/handlers/message.h"
#include "hub/web/console/today_page.h"

namespace hub {

// Who may look at every meeting and its list.
const Roles& meeting_readers();

// The civil day, in days since 1970 of the house's zone.
std::int64_t day_of(base::WallTime at);

// Those that start on `day`, by their start.
base::Result<std::vector<MeetingRow>> meetings_of_day(Services& services, base::Language language,
                                                      std::int64_t day);

struct MeetingSearch {
    std::string text;                 // part of a title or of a place's name, in any case and width
    std::optional<std::int64_t> day;  // none: all of them
    std::size_t page = 0, page_size = 50;
};
struct FoundMeetings {
    std::vector<MeetingRow> rows;  // of the page, the newest first
    std::size_t found = 0;         // on all pages
};
base::Result<FoundMeetings> find_meetings(Services& services, base::Language language,
                                          const MeetingSearch& search);

base::Result<std::optional<MeetingRow>> meeting_row_of(Services& services, base::Language language,
                                                       const std::string& id);

}  // namespace hub
