// A colour picture in memory.
#pragma once

#include <cstdint>
#include <vector>

namespace base {

// Straight (not premultiplied) red, green, blue, alpha; width * height * 4 bytes, row by row from the top.
struct Rgba {
    int width = 0, height = 0;
    std::vector<std::uint8_t> pixels;
};

// Each pixel as bright as it was (ITU-R BT.709's weights on the coded values), without its colour.
void turn_grey(Rgba& picture);

// Half as wide and half as high, each pixel the mean of four; an odd last row or column is left out.
Rgba halved(const Rgba& picture);

}  // namespace base
