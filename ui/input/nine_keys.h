// The letters under the digits of a telephone: 2 ABC to 9 WXYZ.
#pragma once

#include <string>
#include <string_view>

namespace ui {

// What keys that were struck ("54'426", an apostrophe between syllables) mean when `pinyin` is the reading
// that is thought of ("ni'hao"): as many letters of each syllable as were struck, or all of it if other
// letters led there (fuzzy ones). Keys beyond the reading give the first of their letters.
std::string spelled_by_nine(std::string_view keys, std::string_view pinyin);

}  // namespace ui
