// The lunar calendar (农历) of a civil day in China.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace base {

struct LunarDate {
    int year = 0;  // the civil year in which this lunar year began: 2026 is 丙午
    int month = 1, day = 1;
    bool leap = false;            // 闰月
    std::string_view solar_term;  // msgid of the day's solar term, "冬至"; mostly empty
    friend bool operator==(const LunarDate&, const LunarDate&) = default;
};

// From 1901 to 2100; other and impossible days are ErrorKind::invalid. Thread-safe; takes microseconds, but
// once a day is enough.
Result<LunarDate> lunar_date(int year, int month, int day);

std::string format_lunar(const LunarDate& date);  // "农历丙午年冬月十四", "农历乙巳年闰六月初八"

}  // namespace base
