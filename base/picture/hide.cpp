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

// A face is no longer one where it has six squares across, however much of the picture it fills.
int side_for(const Still& still, std::span<const Spot> spots) {
    const auto wide = static_cast<float>(still.width), high = static_cast<float>(still.height);
    float left = wide, right = 0, top = high, bottom = 0;
    for (const Spot& spot : spots) {
        const float x = spot.x * wide, y = spot.y * high, r = spot.r * wide;
        left = std::min(left, std::max(x - r, 0.0f)), right = std::max(right, std::min(x + r, wide));
        top = std::min(top, std::max(y - r, 0.0f)), bottom = std::max(bottom, std::min(y + r, high));
    }
    const float covered = std::max(right - left, bottom - top);
    return std::max({1, std::max(still.width, still.height) / 24, static_cast<int>(covered / 6)});
}

}  // namespace

void hide(Still& still, std::span<const Spot> spots) {
    if (still.width <= 0 || still.height <= 0 ||
        still.rgb.size() !=
            3 * static_cast<std::size_t>(still.width) * static_cast<std::size_t>(still.height))
        return;
    const int side = side_for(still, spots);
    for (int y = 0; y < still.height; y += side)
        for (int x = 0; x < still.width; x += side) {
            const Square square{x, y, std::min(x + side, still.width), std::min(y + side, still.height)};
            if (std::any_of(spots.begin(), spots.end(),
                            [&](const Spot& spot) { return lies_in(square, spot, still); }))
                level(still, square);
        }
}

}  // namespace base
