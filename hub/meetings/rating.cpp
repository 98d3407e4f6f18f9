#include "hub/meetings/rating.h"

#include <numeric>

namespace hub {

std::size_t RatingSum::valid() const {
    return std::accumulate(of.begin(), of.end(), std::size_t{0});
}

std::size_t RatingSum::content() const {
    return of[0] + of[1] + of[2];
}

int RatingSum::per_mille() const {
    const std::size_t all = valid();
    return all == 0 ? 0 : static_cast<int>((content() * 2000 + all) / (2 * all));
}

RatingSum sum_of(const std::vector<Rating>& ratings) {
    RatingSum sum;
    for (const Rating rating : ratings)
        ++sum.of[static_cast<std::size_t>(rating)];
    return sum;
}

}  // namespace hub
