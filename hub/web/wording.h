// Dates, times and places as a person reads them.
#pragma once

#include <string>

#include "base/text/catalogue.h"
#include "base/text/language.h"
#include "kiosk/domain/meeting.h"
#include "kiosk/domain/place.h"

namespace hub {

const std::string& in_language(const domain::Text& text, base::Language language);
std::string date_words(base::WallTime t, const base::Catalogue& words);  // 12月22日 星期二 / Tuesday 22 Dec
std::string time_words(base::WallTime t);                                // 09:30
std::string moment_words(base::WallTime t, const base::Catalogue& words);  // 12月22日 星期二 09:30
// The time alone where it is of `now`'s day.
std::string soon_words(base::WallTime t, base::WallTime now, const base::Catalogue& words);
std::string place_words(const domain::Place& place, base::Language language);  // "主楼 3 楼 第二会议室"
// Of a telephone number as people write it, what a phone dials ("0517-0000 0000" -> "0517-00000000"). Empty:
// there is more in it than a number, or there is none.
std::string callable(std::string_view phone);
std::string encoded(std::string_view text);  // as one step of a path or one value of a query

}  // namespace hub
