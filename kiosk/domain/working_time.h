// When a house works, and by when what it promised is due: minutes are counted in working time alone. Pure.
#pragma once

#include <array>
#include <chrono>
#include <set>
#include <vector>

#include "base/clock.h"

namespace domain {

// From and until on one day, in minutes since midnight; until is not of it.
struct WorkingSpan {
    int from = 0, until = 0;
    friend bool operator==(const WorkingSpan&, const WorkingSpan&) = default;
};

// A week as it usually is, and the days that are otherwise: the State Council moves working days to weekends
// around the long holidays (调休), so both kinds of exception are needed.
struct WorkingCalendar {
    std::vector<WorkingSpan> hours;                  // of a working day, in order, none over another
    std::array<bool, 7> works{};                     // by weekday, Sunday first
    std::set<std::chrono::sys_days> closed, opened;  // opened: a working day although its weekday is none
    std::chrono::minutes utc_offset{8 * 60};         // the house's; without summer time
};

bool works_on(const WorkingCalendar& calendar, std::chrono::sys_days day);
bool works_at(const WorkingCalendar& calendar, base::WallTime time);

// The moment at which `work` minutes of working time have passed since `from`. A calendar that never works is
// no calendar: minutes are then counted as they pass.
base::WallTime due(const WorkingCalendar& calendar, base::WallTime from, std::chrono::minutes work);

}  // namespace domain
