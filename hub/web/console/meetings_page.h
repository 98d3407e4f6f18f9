// The list of meetings.
#pragma once

#include <vector>

#include "hub/meetings/rating.h"
#include "hub/web/console/frame.h"
#include "hub/web/console/paging.h"
#include "hub/web/console/today_page.h"

namespace hub {

struct MeetingsView {
    base::WallTime now{};
    std::vector<MeetingRow> meetings;
    std::string text, day;  // what was asked for, as it was typed
    Paging paging;
    RatingSum ratings;  // of all meetings that were rated
    bool may_change = false;
};

std::string meetings_page(const Frame& frame, const MeetingsView& view, const Notice& notice);

}  // namespace hub
