#include "base/text/dates.h"

#include <array>
#include <cstdio>

namespace base {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays{tr_mark("星期日"), tr_mark("星期一"), tr_mark("星期二"),
                                                    tr_mark("星期三"), tr_mark("星期四"), tr_mark("星期五"),
                                                    tr_mark("星期六")};
constexpr std::array<std::string_view, 12> kMonths{
    tr_mark("1月"), tr_mark("2月"), tr_mark("3月"), tr_mark("4月"),  tr_mark("5月"),  tr_mark("6月"),
    tr_mark("7月"), tr_mark("8月"), tr_mark("9月"), tr_mark("10月"), tr_mark("11月"), tr_mark("12月")};

template <class... Numbers>
std::string print(const char* format, Numbers... numbers) {
    char text[64];
    std::snprintf(text, sizeof text, format, numbers...);
    return text;
}

}  // namespace

std::string_view format_weekday(const CivilTime& t, const Catalogue& words) {
    return words.tr(kWeekdays.at(static_cast<std::size_t>(t.weekday)));
}

std::string format_short_date(const CivilTime& t, const Catalogue& words) {
    const std::string_view month = words.tr(kMonths.at(static_cast<std::size_t>(t.month - 1)));
    // TRANSLATORS: month and day, as in "22 Dec"
    return fill(words.tr("{month}{day}日"), {{"month", month}, {"day", std::to_string(t.day)}});
}

std::string format_date(const CivilTime& t, const Catalogue& words) {
    // TRANSLATORS: a day and its weekday, as in "Tuesday 22 Dec"
    return fill(words.tr("{date} {weekday}"),
                {{"date", format_short_date(t, words)}, {"weekday", format_weekday(t, words)}});
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
