#include "ui/screens/day_dress.h"

#include <array>

#include "base/text/catalogue.h"
#include "base/text/lunar.h"

namespace ui {
namespace {

using base::tr_mark;

struct Day {
    int month, day;
    DayClass kind;
    std::string_view name;
};

const std::array civil_days{
    Day{1, 1, DayClass::festive, tr_mark("元旦")},
    Day{10, 1, DayClass::festive, tr_mark("国庆")},
    Day{12, 13, DayClass::solemn, tr_mark("国家公祭日")},
};
const std::array lunar_days{
    Day{1, 1, DayClass::festive, tr_mark("春节")}, Day{1, 15, DayClass::festive, tr_mark("元宵")},
    Day{5, 5, DayClass::festive, tr_mark("端午")}, Day{8, 15, DayClass::festive, tr_mark("中秋")},
    Day{9, 9, DayClass::festive, tr_mark("重阳")}, Day{12, 8, DayClass::festive, tr_mark("腊八")},
};
constexpr std::string_view tomb_sweeping = tr_mark("清明"), winter_solstice = tr_mark("冬至");

const Day* find(const auto& days, int month, int day) {
    for (const Day& known : days) {
        if (known.month == month && known.day == day) return &known;
    }
    return nullptr;
}

}  // namespace

DayDress dress_of(const base::CivilTime& day) {
    if (const Day* found = find(civil_days, day.month, day.day)) return {found->kind, found->name};
    const auto lunar = base::lunar_date(day.year, day.month, day.day);
    if (!lunar) return {};
    if (lunar->solar_term == tomb_sweeping) return {DayClass::solemn, tomb_sweeping};
    if (!lunar->leap) {
        if (const Day* found = find(lunar_days, lunar->month, lunar->day)) return {found->kind, found->name};
    }
    // The house keeps the winter solstice; the other terms are named, not celebrated.
    const bool kept = lunar->solar_term == winter_solstice;
    return {kept ? DayClass::festive : DayClass::plain, lunar->solar_term};
}

}  // namespace ui
