#include "kiosk/domain/working_time.h"

#include <algorithm>

namespace domain {

namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::sys_days;

// A house that is closed for longer than this is closed for good.
constexpr int farthest_days = 3 * 366;

}  // namespace

bool works_on(const WorkingCalendar& calendar, sys_days day) {
    if (calendar.closed.contains(day)) return false;
    if (calendar.opened.contains(day)) return true;
    return calendar.works.at(std::chrono::weekday(day).c_encoding());
}

bool works_at(const WorkingCalendar& calendar, base::WallTime time) {
    const auto local = time + calendar.utc_offset;
    const sys_days day = std::chrono::floor<days>(local);
    return works_on(calendar, day) &&
           std::any_of(calendar.hours.begin(), calendar.hours.end(), [&](const WorkingSpan& span) {
               return local >= day + minutes(span.from) && local < day + minutes(span.until);
           });
}

base::WallTime due(const WorkingCalendar& calendar, base::WallTime from, minutes work) {
    const auto local = from + calendar.utc_offset;
    const sys_days first = std::chrono::floor<days>(local);
    auto left = std::chrono::duration_cast<base::WallTime::duration>(work);
    for (int n = 0; n < farthest_days; ++n) {
        const sys_days day = first + days(n);
        if (!works_on(calendar, day)) continue;
        for (const WorkingSpan& span : calendar.hours) {
            const auto begin = std::max<base::WallTime>(local, day + minutes(span.from));
            const auto end = day + minutes(span.until);
            if (begin >= end) continue;
            if (left <= end - begin) return begin + left - calendar.utc_offset;
            left -= end - begin;
        }
    }
    return from + work;
}

}  // namespace domain
