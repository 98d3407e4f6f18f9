// The dashboard: what happens in the house today.
#pragma once

#include <vector>

#include "hub/web/console/dangers.h"
#include "kiosk/domain/meeting.h"
#include "kiosk/domain/place.h"

namespace hub {

// A meeting with what is known of its people; also a row of the list of meetings.
struct MeetingRow {
    domain::Meeting meeting;
    std::string place;  // in the page's language
    int arrived = 0, walk_ins = 0;
};

struct Today {
    base::WallTime now{};
    std::vector<MeetingRow> meetings;  // of this day, by their start
    int kiosks = 0, silent_kiosks = 0;
    int troubled_kiosks = 0;         // there, but somebody should go and look
    std::size_t waiting_kiosks = 0;  // to be let in
    Dangers dangers;
};

std::string today_page(const Frame& frame, const Today& today);
// What changes on it while it is open.
std::string today_part(const Frame& frame, const Today& today);

}  // namespace hub
