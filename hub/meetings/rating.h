// The rate that follows from the house's five words of satisfaction.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "kiosk/domain/satisfaction.h"

namespace hub {

using Rating = domain::Satisfaction;
inline constexpr std::size_t rating_count = domain::satisfaction_count;

struct RatingSum {
    std::array<std::size_t, rating_count> of{};  // in the order of the words
    std::size_t valid() const;
    std::size_t content() const;  // the first three words
    int per_mille() const;        // content of all valid answers, rounded; 0 without any
};
RatingSum sum_of(const std::vector<Rating>& ratings);

inline constexpr int wanted_per_mille = 980;

}  // namespace hub
