#include "kiosk/service/personal_text.h"

#include <cstdint>

namespace service {

namespace {

// The next character, or nullopt for anything that is not well-formed UTF-8 (RFC 3629).
std::optional<char32_t> next(std::string_view& rest) {
    const auto lead = static_cast<std::uint8_t>(rest[0]);
    const int more = lead < 0x80 ? 0 : lead >= 0xc2 && lead < 0xe0 ? 1 : lead >= 0xe0 && lead < 0xf0 ? 2 : 3;
    if ((lead >= 0x80 && lead < 0xc2) || lead > 0xf4 || rest.size() <= std::size_t(more)) return std::nullopt;
    char32_t c = more == 0 ? lead : lead & (0x3f >> more);
    for (int i = 1; i <= more; ++i) {
        const auto byte = static_cast<std::uint8_t>(rest[i]);
        if ((byte & 0xc0) != 0x80) return std::nullopt;
        c = c << 6 | (byte & 0x3f);
    }
    static constexpr char32_t least[] = {0, 0x80, 0x800, 0x10000};
    if (c < least[more] || c > 0x10ffff || (c >= 0xd800 && c < 0xe000)) return std::nullopt;
    rest.remove_prefix(more + 1);
    return c;
}

bool printable(char32_t c) {
    const bool control = c < 0x20 || (c >= 0x7f && c < 0xa0);
    const bool invisible = (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
                           (c >= 0x2060 && c <= 0x206f) || c == 0xfeff || (c >= 0xfff9 && c <= 0xffff);
    return !control && !invisible;
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

}  // namespace

std::optional<std::string> clean_line(std::string_view typed, std::size_t most) {
    const auto line = trim(typed);
    std::size_t count = 0;
    for (auto rest = line; !rest.empty(); ++count) {
        const auto c = next(rest);
        if (!c || !printable(*c)) return std::nullopt;
    }
    if (count == 0 || count > most) return std::nullopt;
    return std::string(line);
}

}  // namespace service
