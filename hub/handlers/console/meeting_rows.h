// Meetings with the counts of their people, as lists show them.
#pragma once

#include <optional>

#include "hub/handlers/message.h"
#include "hub/web/console/today_page.h"

namespace hub {

// The civil day, in days since 1970 of the house's zone.
std::int64_t day_of(base::WallTime at);

// Those that start on `day`, by their start; without one all of them, the newest first.
base::Result<std::vector<MeetingRow>> meeting_rows(Services& services, base::Language language,
                                                   std::optional<std::int64_t> day);
base::Result<std::optional<MeetingRow>> meeting_row_of(Services& services, base::Language language,
                                                       const std::string& id);

}  // namespace hub
