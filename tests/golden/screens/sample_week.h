// The made-up week that ships (assets/demo/week.json), as the kiosk shows it at any time of its days.
#pragma once

#include <memory>

#include "kiosk/service/view.h"

namespace golden {

// The 21st to the 27th of December 2026.
inline constexpr int week_begins = 21, week_ends = 27;
base::WallTime in_week(int day, int hour, int minute);
std::vector<domain::Place> week_places();
// Its buildings, and what can be broken in them.
std::shared_ptr<const service::HouseView> week_house();
service::KioskView week_view(base::WallTime now);

}  // namespace golden
