#include "base/text/lunar.h"

#include <array>
#include <charconv>
#include <memory>

#include <lunar-date/lunar-date.h>

#include "base/text/solar_term.h"

namespace base {
namespace {

constexpr const char* kPlace = "text.lunar";

// lunar_date_free() of 3.0.1 frees what the object holds but not the object: a weak pointer tells whether it
// did.
struct FreeDate {
    void operator()(::LunarDate* date) const {
        gpointer left = date;
        g_object_add_weak_pointer(G_OBJECT(date), &left);
        lunar_date_free(date);
        if (!left) return;
        g_object_remove_weak_pointer(G_OBJECT(date), &left);
        g_object_unref(date);
    }
};
using Date = std::unique_ptr<::LunarDate, FreeDate>;

std::string taken(gchar* text) {
    const std::unique_ptr<gchar, decltype(&g_free)> owned(text, g_free);
    return text ? text : "";
}

int number(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

std::string month_name(int month) {
    constexpr std::array<const char*, 12> names{"正", "二", "三", "四", "五", "六",
                                                "七", "八", "九", "十", "冬", "腊"};
    return names.at(static_cast<std::size_t>(month - 1));
}

std::string day_name(int day) {
    constexpr std::array<const char*, 11> digits{"",   "一", "二", "三", "四", "五",
                                                 "六", "七", "八", "九", "十"};
    if (day == 20) return "二十";
    if (day == 30) return "三十";
    const char* tens = day <= 10 ? "初" : day < 20 ? "十" : "廿";
    return std::string(tens) + digits.at(static_cast<std::size_t>(day <= 10 ? day : day % 10));
}

}  // namespace

Result<LunarDate> lunar_date(int year, int month, int day) {
    if (year < 1901 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31)
        return Error{ErrorKind::invalid, "no such day, or out of range", kPlace};
    const Date date{lunar_date_new()};
    GError* error = nullptr;
    lunar_date_set_solar_date(date.get(), static_cast<GDateYear>(year), static_cast<GDateMonth>(month),
                              static_cast<GDateDay>(day), 12, &error);
    if (error) {
        Error ours{ErrorKind::invalid, error->message, kPlace};
        g_error_free(error);
        return ours;
    }
    // "2026|*5|3": a star marks a leap month.
    const std::string text = taken(lunar_date_strftime(date.get(), "%(nian)|%(yue)|%(ri)"));
    const auto first = text.find('|'), second = text.find('|', first + 1);
    if (second == std::string::npos) return Error{ErrorKind::internal, text, kPlace};
    const std::string_view all = text;
    LunarDate lunar;
    lunar.year = number(all.substr(0, first));
    lunar.leap = all[first + 1] == '*';
    lunar.month = number(all.substr(first + 1 + lunar.leap));
    lunar.day = number(all.substr(second + 1));
    // The library knows solar terms too, but puts some on the next day (芒种 of 2026 and of 2030).
    lunar.solar_term = solar_term(year, month, day);
    if (lunar.month < 1 || lunar.month > 12 || lunar.day < 1 || lunar.day > 30)
        return Error{ErrorKind::internal, text, kPlace};
    return lunar;
}

std::string format_lunar(const LunarDate& date) {
    constexpr std::array<const char*, 10> stems{"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"};
    constexpr std::array<const char*, 12> branches{"子", "丑", "寅", "卯", "辰", "巳",
                                                   "午", "未", "申", "酉", "戌", "亥"};
    const auto since = static_cast<std::size_t>(date.year - 4);  // the year 4 began a cycle
    return std::string("农历") + stems[since % 10] + branches[since % 12] + "年" + (date.leap ? "闰" : "") +
           month_name(date.month) + "月" + day_name(date.day);
}

}  // namespace base
