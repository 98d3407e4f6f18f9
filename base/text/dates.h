// Dates and times as a language writes them: patterns and names are words of its catalogue.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/text/catalogue.h"

namespace base {

std::string format_date(const CivilTime& t, const Catalogue& words);  // "12月22日 星期二", "Tuesday 22 Dec"
std::string format_short_date(const CivilTime& t, const Catalogue& words);    // "12月22日", "22 Dec"
std::string_view format_weekday(const CivilTime& t, const Catalogue& words);  // "星期二", "Tuesday"
std::string format_iso_date(const CivilTime& t);                              // "2026-12-22"
std::string format_time(const CivilTime& t);                                  // "09:12"
std::string format_time_with_seconds(const CivilTime& t);                     // "09:12:36"

// The msgid to greet with at that hour: 早上好 from 5, 上午好 from 9, 中午好 from 11, 下午好 from 13, 晚上好
// from 18.
std::string_view greeting(int hour);

// The msgid of a near day (昨天, 今天, 明天, 后天), given as days from today; empty if it is not near.
std::string_view near_day(std::int64_t days_from_today);

}  // namespace base
