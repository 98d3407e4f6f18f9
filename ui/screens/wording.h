// From values to words: what several screens say alike.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text/catalogue.h"
#include "base/text/language.h"
#include "kiosk/domain/text.h"
#include "kiosk/service/view.h"
#include "ui/shell/screen.h"
#include "ui/widgets/chip.h"

namespace ui {

// In which of the data's languages: English for everybody who does not read Chinese.
base::Language language_of(const Modes& modes);
// What the language key turns to: the next of the installed ones, in a circle.
std::string next_language(const Page& page);
// In the visitor's language where the organiser gave it.
std::string_view pick(const domain::Text& text, const Modes& modes);
// Of a row or a column of the house; empty: it has no name.
std::string_view pick(const std::vector<domain::Text>& names, int index, const Modes& modes);

base::CivilTime civil(const Page& page, base::WallTime t);
std::string clock_of(const Page& page, base::WallTime t);    // "09:30"
std::string plain_time(const Page& page, base::WallTime t);  // "9:30", inside sentences
std::string date_of(const Page& page, base::WallTime t);     // "12月22日 星期二"
// "今天", "明天" or the short date.
std::string day_of(const Page& page, base::WallTime t);

// "3 楼 第二会议室", "Level 3, Meeting Room 2"
std::string where(const Page& page, const domain::Text& floor, const domain::Text& room);

using domain::joined;

// What stands in for the title of a meeting that shows only time and place.
std::string title_of(const Page& page, const service::MeetingRow& row);
Chip state_chip(const Page& page, const service::MeetingRow& row, bool brief);

// The site's name and desk; empty while no site is known.
const domain::Site& site_of(const Page& page);

template <class T>
const T& known(const std::shared_ptr<const T>& section) {
    static const T nothing{};
    return section ? *section : nothing;
}

}  // namespace ui
