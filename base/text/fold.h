// What of a text counts when it is searched: case, width, tones and separators do not.
#pragma once

#include <string>
#include <string_view>

namespace base {

// NFKC with case folding; spaces, · and its relatives, apostrophes, hyphens and full stops left out.
std::u32string fold_for_search(std::string_view utf8);

// The same with tone marks dropped and ü as v, or empty if anything but a to z remains.
std::string fold_pinyin(std::string_view utf8);

}  // namespace base
