// What a day wears: the calendar decides the date, this table the dress.
#pragma once

#include <string_view>

#include "base/clock.h"

namespace ui {

enum class DayClass { plain, festive, solemn };

struct DayDress {
    DayClass kind = DayClass::plain;
    std::string_view name;  // msgid of the festival or solar term; empty on most days
    bool seal() const { return kind == DayClass::festive && !name.empty(); }
};

// Local civil date. Solemn days (清明, 13 December) never wear vermilion.
DayDress dress_of(const base::CivilTime& day);

}  // namespace ui
