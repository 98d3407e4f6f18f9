#include "base/picture/hide.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace base {

namespace {

struct Square {
    int x = 0, y = 0, right = 0, bottom = 0;
};

bool lies_in(const Square& square, const Spot& spot, const Still& still) {
    const float x = spot.x * static_cast<float>(still.width), y = spot.y * static_cast<float>(still.height),
                r = spot.r * static_cast<float>(still.width);
    const float near_x = std::clamp(x, static_cast<float>(square.x), static_cast<float>(square.right)),
                near_y = std::clamp(y, static_cast<float>(square.y), static_cast<float>(square.bottom));
    return std::hypot(near_x - x, near_y - y) <= r;
}

std::uint8_t* pixel(Still& still, int x, int y) {
    return still.rgb.data() + 3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(still.width) +
                                   static_cast<std::size_t>(x));
}

void level(Still& still, const Square& square) {
    std::array<std::uint64_t, 3> sums{};
    for (int y = square.y; y < square.bottom; ++y)
        for (int x = square.x; x < square.right; ++x)
            for (std::size_t c = 0; c < 3; ++c)
                sums[c] += pixel(still, x, y)[c];
    const auto count = static_cast<std::uint64_t>(square.right - square.x) *
                       static_cast<std::uint64_t>(square.bottom - square.y);
    for (int y = square.y; y < square.bottom; ++y)
        for (int x = square.x; x < square.right; ++x)
            for (std::size_t c = 0; c < 3; ++c)
                pixel(still, x, y)[c] = static_cast<std::uint8_t>(sums[c] / count);
}

}  // namespace

void hide(Still& still, std::span<const Spot> spots) {
    if (still.width <= 0 || still.height <= 0 ||
        still.rgb.size() !=
            3 * static_cast<std::size_t>(still.width) * static_cast<std::size_t>(still.height))
        return;
    const int side = std::max(1, std::max(still.width, still.height) / 24);
    for (int y = 0; y < still.height; y += side)
        for (int x = 0; x < still.width; x += side) {
            const Square square{x, y, std::min(x + side, still.width), std::min(y + side, still.height)};
            if (std::any_of(spots.begin(), spots.end(),
                            [&](const Spot& spot) { return lies_in(square, spot, still); }))
                level(still, square);
        }
}

}  // namespace base
