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

// Zero-width characters and those that turn the direction of text (Unicode, U+200B to U+200F, U+202A to
// U+202E, U+2060 to U+2069, U+FEFF): by them two names that look alike are not, and a line reads otherwise
// than it is.
inline bool has_invisible(std::string_view text) {
    for (std::size_t n = 0; n + 2 < text.size(); ++n) {
        const auto at = [&](std::size_t k) { return static_cast<unsigned char>(text[n + k]); };
        if (at(0) == 0xEF && at(1) == 0xBB && at(2) == 0xBF) return true;
        if (at(0) != 0xE2) continue;
        if (at(1) == 0x80 && ((at(2) >= 0x8B && at(2) <= 0x8F) || (at(2) >= 0xAA && at(2) <= 0xAE)))
            return true;
        if (at(1) == 0x81 && at(2) >= 0xA0 && at(2) <= 0xA9) return true;
    }
    return false;
}

// C0 and DEL (ISO/IEC 6429): a line break, too; and what cannot be seen.
inline bool has_control(std::string_view text) {
    return has_invisible(text) ||
           std::any_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

}  // namespace base
