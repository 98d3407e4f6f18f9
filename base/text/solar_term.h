// The 24 solar terms (节气): the days on which the sun's longitude passes a multiple of 15 degrees, Beijing
// time.
#pragma once

#include <string_view>

#include "base/clock.h"

namespace base {

// Apparent geocentric longitude of the sun in degrees, 0 to 360; within 0.001 (a minute and a half) from 1950
// to 2100. VSOP87 (Bretagnon and Francou 1988) without its small terms.
double sun_longitude(WallTime t);

// The msgid of the term that falls on that civil day in China, "冬至"; mostly empty.
std::string_view solar_term(int year, int month, int day);

}  // namespace base
