// How loud the terminal may be, and when. Pure.
#pragma once

#include <optional>
#include <string_view>

namespace domain {

// Minutes of the local day; `to` is not part of it. Over midnight where `to` comes before `from`.
struct Hours {
    int from = 0, to = 0;
    friend bool operator==(const Hours&, const Hours&) = default;
};

// "18:00-08:00"; nothing if it is something else, or no time at all.
std::optional<Hours> parse_hours(std::string_view text);
bool contains(const Hours& hours, int minute_of_day);

inline constexpr int loudest = 100;

// Volumes from 0 (silence) to `loudest`.
struct Loudness {
    int volume = 60;
    std::optional<Hours> quiet;
    int quiet_volume = 20;

    int at(int minute_of_day) const {
        return quiet && contains(*quiet, minute_of_day) ? quiet_volume : volume;
    }
    friend bool operator==(const Loudness&, const Loudness&) = default;
};

}  // namespace domain
