// How long a sign-in name rests after wrong passwords.
#pragma once

#include <algorithm>
#include <chrono>

namespace hub {

// Nothing for the first four; then 30 s, doubled with each, 15 min at most. A right password after the rest
// clears the count, so that nobody can shut a colleague out for good.
constexpr std::chrono::seconds rest_after(int failures) {
    constexpr int free_tries = 4, most_doublings = 5;
    if (failures <= free_tries) return std::chrono::seconds{0};
    const int doublings = std::min(failures - free_tries - 1, most_doublings);
    return std::min(std::chrono::seconds{30} * (1 << doublings), std::chrono::seconds{900});
}

}  // namespace hub
