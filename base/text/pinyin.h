// How a name is read, and whether what a visitor typed means it.
#pragma once

#include <string>
#include <string_view>

namespace base {

// Syllables without tones, lower case, one space between, ü written v: "王建国" -> "wang jian guo". Surnames
// are read as surnames (单 shan, 尉迟 yu chi). Latin words stay, lower case; separators go. Characters
// without a reading are left out. Readings are Unihan's kMandarin.
std::string pinyin_of(std::string_view name);

// Whether `query` is the beginning of the name: in hanzi (with or without ·), in full pinyin (with or without
// spaces, tones or apostrophes; ü as v, u or yu), in initials ("wjg"), or any mixture of syllables and
// initials. Case and width of letters do not matter. `pinyin` may be empty: it is then made from the name;
// the other readings of a surname (覃 qin, tan) count too. An empty query means nobody.
bool name_matches(std::string_view query, std::string_view name, std::string_view pinyin);

// Pinyin or initials of a text, from any of its characters on: "305 会议室" is found by "hys". For names of
// things, not of people; what they look like is the caller's question.
bool reads_within(std::string_view query, std::string_view text);

}  // namespace base
