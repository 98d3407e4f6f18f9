// Grey pictures and the few filters that make a hard code readable. Pure; no allocation is shared.
#pragma once

#include <cstdint>
#include <vector>

namespace scanner {

// Somebody else's grey pixels, 0 = black. Row r begins at data + r * stride.
struct LumaView {
    const std::uint8_t* data = nullptr;
    int width = 0, height = 0, stride = 0;
    const std::uint8_t* row(int y) const { return data + static_cast<std::ptrdiff_t>(y) * stride; }
};

// Our own grey pixels, rows without gaps. Reused from frame to frame so that it allocates once.
struct LumaImage {
    int width = 0, height = 0;
    std::vector<std::uint8_t> pixels;

    void resize(int w, int h);
    std::uint8_t* row(int y) { return pixels.data() + static_cast<std::ptrdiff_t>(y) * width; }
    LumaView view() const { return {pixels.data(), width, height, width}; }
};

enum class Filter {
    none,
    blur,      // 3x3 binomial: removes noise and the pattern of two pixel grids (moiré)
    sharpen,   // blur, then five times that less four times a mean 3 pixels wide: undoes defocus, not noise
    contrast,  // four times the difference to the neighbourhood: screens too dim for the library's threshold
};

// Writes `in`, filtered, into `out` with a white border of `border` pixels on each side: a code that touches
// the edge of the picture regains the quiet zone that finders ask for. `scratch` is for the filters.
void filter_with_border(LumaView in, Filter filter, int border, LumaImage& scratch, LumaImage& out);

// Half the width and height, each pixel the mean of four.
void halve(LumaView in, LumaImage& out);

void invert(LumaImage& image);

}  // namespace scanner
