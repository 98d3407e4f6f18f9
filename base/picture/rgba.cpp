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

}  // namespace base
