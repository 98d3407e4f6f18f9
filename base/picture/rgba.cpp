#include "base/picture/rgba.h"

namespace base {

void turn_grey(Rgba& picture) {
    for (std::size_t at = 0; at + 3 < picture.pixels.size(); at += 4) {
        auto* p = &picture.pixels[at];
        // 0.2126, 0.7152 and 0.0722 of 256 (ITU-R BT.709-6, item 3.2).
        const unsigned luma = (54u * p[0] + 183u * p[1] + 19u * p[2]) >> 8;
        p[0] = p[1] = p[2] = static_cast<std::uint8_t>(luma);
    }
}

Rgba halved(const Rgba& picture) {
    const auto width = static_cast<std::size_t>(picture.width / 2),
               height = static_cast<std::size_t>(picture.height / 2);
    const std::size_t row = static_cast<std::size_t>(picture.width) * 4;
    Rgba half{picture.width / 2, picture.height / 2, std::vector<std::uint8_t>(width * height * 4)};
    auto* to = half.pixels.data();
    for (std::size_t y = 0; y < height; ++y) {
        const auto* from = picture.pixels.data() + 2 * y * row;
        for (std::size_t x = 0; x < width; ++x, from += 8)
            for (std::size_t c = 0; c < 4; ++c)
                *to++ = static_cast<std::uint8_t>(
                    (from[c] + from[c + 4] + from[c + row] + from[c + row + 4] + 2) / 4);
    }
    return half;
}

}  // namespace base
