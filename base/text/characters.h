// Small questions to UTF-8 text.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace base {

// Code points; a broken byte counts as one or as nothing.
inline std::size_t count_characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// C0 and DEL (ISO/IEC 6429): a line break, too.
inline bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

}  // namespace base
