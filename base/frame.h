// What a camera sees and what a printer prints, as plain pixels that cross folders.
#pragma once

#include <cstdint>
#include <vector>

#include "base/clock.h"

namespace base {

// One camera picture. Lives in memory only: frames are never stored or sent (PIPL art. 26). What may be kept
// is a Still, which is another thing.
struct Frame {
    int width = 0, height = 0;
    std::vector<std::uint8_t> luma;  // width * height, for the decoder
    int preview_width = 0, preview_height = 0;
    std::vector<std::uint8_t> rgb;  // preview_width * preview_height * 3, about 640 wide; may be empty
    std::uint64_t number = 0;       // counts up from 1 per camera
    BootTime taken{};
};

// A picture in full size and colour. A camera makes one when, and only when, the visitor before it has asked
// for a photo, and it is dropped unless that visitor keeps it.
struct Still {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgb;  // width * height * 3
};

// A grey picture, 0 = black. A slip printer thresholds at 128.
struct Bitmap {
    int width = 0, height = 0;
    std::vector<std::uint8_t> grey;  // width * height
};

}  // namespace base
