// A meeting's row, on the dashboard and in the list. Seen by hub/web/console alone.
#pragma once

#include "hub/web/console/render.h"
#include "hub/web/console/today_page.h"

namespace hub {

Data meeting_row(const Frame& frame, const MeetingRow& row, base::WallTime now);

}  // namespace hub
