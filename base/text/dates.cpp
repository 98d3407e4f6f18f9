#include "base/text/dates.h"

#include <array>
#include <cstdio>

#include "base/text/catalogue.h"

namespace base {
namespace {

using Words7 = std::array<std::string_view, 7>;
constexpr Words7 kWeekdaysZh{"星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"};
constexpr Words7 kWeekdaysEn{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 12> kMonthsEn{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

template <class... Numbers>
std::string print(const char* format, Numbers... numbers) {
    char text[64];
    std::snprintf(text, sizeof text, format, numbers...);
    return text;
}

}  // namespace

std::string_view format_weekday(const CivilTime& t, Language language) {
    return (language == Language::zh ? kWeekdaysZh : kWeekdaysEn).at(static_cast<std::size_t>(t.weekday));
}

std::string format_short_date(const CivilTime& t, Language language) {
    if (language == Language::zh) return print("%d月%d日", t.month, t.day);
    return print("%d ", t.day) + std::string(kMonthsEn.at(static_cast<std::size_t>(t.month - 1)));
}

std::string format_date(const CivilTime& t, Language language) {
    const std::string weekday(format_weekday(t, language)), date = format_short_date(t, language);
    return language == Language::zh ? date + " " + weekday : weekday + " " + date;
}

std::string format_iso_date(const CivilTime& t) {
    return print("%04d-%02d-%02d", t.year, t.month, t.day);
}

std::string format_time(const CivilTime& t) {
    return print("%02d:%02d", t.hour, t.minute);
}

std::string format_time_with_seconds(const CivilTime& t) {
    return print("%02d:%02d:%02d", t.hour, t.minute, t.second);
}

std::string_view greeting(int hour) {
    if (hour < 5 || hour >= 18) return tr_mark("晚上好");
    if (hour < 9) return tr_mark("早上好");
    if (hour < 11) return tr_mark("上午好");
    if (hour < 13) return tr_mark("中午好");
    return tr_mark("下午好");
}

std::string_view near_day(std::int64_t days_from_today) {
    switch (days_from_today) {
        case -1:
            return tr_mark("昨天");
        case 0:
            return tr_mark("今天");
        case 1:
            return tr_mark("明天");
        case 2:
            return tr_mark("后天");
        default:
            return {};
    }
}

}  // namespace base
