#include "kiosk/domain/loudness.h"

#include <charconv>

namespace domain {

namespace {

// Exactly `digits` of them, at the front, which is then gone.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
    int value = 0;
    if (text.size() < digits) return std::nullopt;
    const char* end = text.data() + digits;
    const auto [rest, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || rest != end || text.front() == '-') return std::nullopt;
    text.remove_prefix(digits);
    return value;
}

bool take(std::string_view& text, char expected) {
    if (text.empty() || text.front() != expected) return false;
    text.remove_prefix(1);
    return true;
}

std::optional<int> take_time(std::string_view& text) {
    const auto hour = take_number(text, 2);
    if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
    const auto minute = take_number(text, 2);
    if (!minute || *minute > 59) return std::nullopt;
    return *hour * 60 + *minute;
}

}  // namespace

std::optional<Hours> parse_hours(std::string_view text) {
    const auto from = take_time(text);
    if (!from || !take(text, '-')) return std::nullopt;
    const auto to = take_time(text);
    if (!to || !text.empty() || *from == *to) return std::nullopt;
    return Hours{*from, *to};
}

bool contains(const Hours& hours, int minute_of_day) {
    if (hours.from < hours.to) return minute_of_day >= hours.from && minute_of_day < hours.to;
    return minute_of_day >= hours.from || minute_of_day < hours.to;
}

}  // namespace domain
