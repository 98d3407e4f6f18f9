#include "kiosk/app/offset_clock.h"

namespace app {

namespace {

// Takes `digits` digits off the front; nullopt if they are not there or out of range.
std::optional<int> take_number(std::string_view& text, std::size_t digits, int least, int most) {
    if (text.size() < digits) return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(digits);
    return value >= least && value <= most ? std::optional(value) : std::nullopt;
}

bool take_char(std::string_view& text, char c) {
    if (text.empty() || text[0] != c) return false;
    text.remove_prefix(1);
    return true;
}

std::optional<std::chrono::minutes> take_zone(std::string_view text, std::chrono::minutes fallback) {
    if (text.empty()) return fallback;
    if (text == "Z") return std::chrono::minutes{0};
    const int sign = text[0] == '-' ? -1 : 1;
    if (!take_char(text, '+') && !take_char(text, '-')) return std::nullopt;
    const auto hours = take_number(text, 2, 0, 14);
    if (!hours || !take_char(text, ':')) return std::nullopt;
    const auto minutes = take_number(text, 2, 0, 59);
    if (!minutes || !text.empty()) return std::nullopt;
    return sign * std::chrono::minutes{*hours * 60 + *minutes};
}

}  // namespace

std::optional<base::WallTime> parse_iso_time(std::string_view text, std::chrono::minutes utc_offset) {
    base::CivilTime time;
    const auto part = [&](int& into, std::size_t digits, int least, int most) {
        const auto value = take_number(text, digits, least, most);
        into = value.value_or(0);
        return value.has_value();
    };
    const bool read = part(time.year, 4, 1970, 9999) && take_char(text, '-') && part(time.month, 2, 1, 12) &&
                      take_char(text, '-') && part(time.day, 2, 1, 31) && take_char(text, 'T') &&
                      part(time.hour, 2, 0, 23) && take_char(text, ':') && part(time.minute, 2, 0, 59);
    if (!read) return std::nullopt;
    if (take_char(text, ':') && !part(time.second, 2, 0, 59)) return std::nullopt;
    const auto zone = take_zone(text, utc_offset);
    if (!zone) return std::nullopt;
    const auto wall = base::from_civil(time, *zone);
    // The 31st of a short month would otherwise silently become another day.
    return base::to_civil(wall, *zone).day == time.day ? std::optional(wall) : std::nullopt;
}

}  // namespace app
