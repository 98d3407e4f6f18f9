#include "base/picture/shrink.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace base {
namespace {

constexpr std::size_t channels = 3;

bool is_whole(const Still& still) {
    return still.width > 0 && still.height > 0 &&
           still.rgb.size() ==
               static_cast<std::size_t>(still.width) * static_cast<std::size_t>(still.height) * channels;
}

// At least 1: a very long picture keeps its second side.
int scaled(int side, int longest, int longer) {
    return static_cast<int>(std::max<std::int64_t>(1, static_cast<std::int64_t>(side) * longest / longer));
}

// Of `n` pieces of a side, where piece `i` begins.
std::size_t begin_of(int i, int n, int side) {
    return static_cast<std::size_t>(static_cast<std::int64_t>(i) * side / n);
}

struct Area {
    std::size_t left, top, right, bottom;
};

void put_mean(const Still& still, const Area& area, std::uint8_t* to) {
    std::array<std::uint32_t, channels> sums{};
    for (std::size_t y = area.top; y < area.bottom; ++y) {
        const std::uint8_t* from =
            still.rgb.data() + (y * static_cast<std::size_t>(still.width) + area.left) * channels;
        for (std::size_t x = area.left; x < area.right; ++x)
            for (std::uint32_t& sum : sums)
                sum += *from++;
    }
    const auto n = static_cast<std::uint32_t>((area.right - area.left) * (area.bottom - area.top));
    for (const std::uint32_t sum : sums)
        *to++ = static_cast<std::uint8_t>((sum + n / 2) / n);
}

}  // namespace

Still shrunk(const Still& still, int longest) {
    if (!is_whole(still) || longest < 1) return {};
    const int longer = std::max(still.width, still.height);
    if (longer <= longest) return still;
    Still small{scaled(still.width, longest, longer), scaled(still.height, longest, longer), {}};
    small.rgb.resize(static_cast<std::size_t>(small.width) * static_cast<std::size_t>(small.height) *
                     channels);
    std::uint8_t* to = small.rgb.data();
    for (int y = 0; y < small.height; ++y)
        for (int x = 0; x < small.width; ++x, to += channels)
            put_mean(still,
                     {begin_of(x, small.width, still.width), begin_of(y, small.height, still.height),
                      begin_of(x + 1, small.width, still.width), begin_of(y + 1, small.height, still.height)},
                     to);
    return small;
}

Rgba to_rgba(const Still& still) {
    if (!is_whole(still)) return {};
    Rgba picture{still.width, still.height, {}};
    picture.pixels.reserve(still.rgb.size() / channels * 4);
    for (std::size_t at = 0; at < still.rgb.size(); at += channels) {
        picture.pixels.insert(picture.pixels.end(), &still.rgb[at], &still.rgb[at] + channels);
        picture.pixels.push_back(255);
    }
    return picture;
}

}  // namespace base
