#include "hub/clock.h"

#include "base/text/dates.h"

namespace hub {

OffsetClock::OffsetClock(base::WallTime start) : start_(start), started_(system_.boot()) {}

base::WallTime OffsetClock::wall() const {
    return start_ + (system_.boot() - started_);
}

namespace {

constexpr int first_year = 2000, last_year = 2199;

// Takes exactly `digits` digits from the front.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
    if (text.size() < digits) return std::nullopt;
    int value = 0;
    for (const char c : text.substr(0, digits)) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    text.remove_prefix(digits);
    return value;
}

bool take(std::string_view& text, char expected) {
    if (text.empty() || text.front() != expected) return false;
    text.remove_prefix(1);
    return true;
}

std::optional<std::chrono::minutes> take_zone(std::string_view text) {
    if (text.empty()) return utc_offset;
    if (text == "Z") return std::chrono::minutes{0};
    const int sign = text.front() == '-' ? -1 : 1;
    if (!take(text, '+') && !take(text, '-')) return std::nullopt;
    const auto hours = take_number(text, 2);
    if (!hours || !take(text, ':')) return std::nullopt;
    const auto minutes = take_number(text, 2);
    if (!minutes || !text.empty() || *hours > 14 || *minutes > 59) return std::nullopt;
    return std::chrono::minutes{sign * (*hours * 60 + *minutes)};
}

}  // namespace

std::optional<base::WallTime> parse_iso_time(std::string_view text) {
    const auto year = take_number(text, 4);
    if (!year || !take(text, '-')) return std::nullopt;
    const auto month = take_number(text, 2);
    if (!month || !take(text, '-')) return std::nullopt;
    const auto day = take_number(text, 2);
    if (!day || !take(text, 'T')) return std::nullopt;
    const auto hour = take_number(text, 2);
    if (!hour || !take(text, ':')) return std::nullopt;
    const auto minute = take_number(text, 2);
    if (!minute) return std::nullopt;
    std::optional<int> second = 0;
    if (take(text, ':')) second = take_number(text, 2);
    if (!second || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month(unsigned(*month)),
                                           std::chrono::day(unsigned(*day))};
    if (!date.ok() || *year < first_year || *year > last_year) return std::nullopt;
    const auto zone = take_zone(text);
    if (!zone) return std::nullopt;
    return base::from_civil({*year, *month, *day, 0, *hour, *minute, *second}, *zone);
}

std::optional<std::chrono::sys_days> parse_iso_day(std::string_view text) {
    const auto noon = parse_iso_time(std::string(text) + "T12:00Z");
    if (!noon) return std::nullopt;
    return std::chrono::floor<std::chrono::days>(*noon);
}

std::string iso_day(std::chrono::sys_days day) {
    return base::format_iso_date(base::to_civil(day, {}));
}

base::WallTime last_night(base::WallTime now) {
    constexpr std::chrono::hours quiet{3};
    return std::chrono::floor<std::chrono::days>(now + utc_offset - quiet) - utc_offset + quiet;
}

}  // namespace hub
