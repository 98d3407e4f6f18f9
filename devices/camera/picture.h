// From a decoder's planes to base::Frame. Pure.
#pragma once

#include <cstdint>

#include "base/frame.h"

namespace camera {

// A picture in I420 as GStreamer lays it out: chroma at half size, each plane with its own stride. Without
// chroma (null) the preview is grey.
struct Planes {
    int width = 0, height = 0;
    const std::uint8_t* y = nullptr;
    int y_stride = 0;
    const std::uint8_t* u = nullptr;
    const std::uint8_t* v = nullptr;
    int u_stride = 0, v_stride = 0;
    // How colours were coded: ITU-R BT.601 unless they are HD's BT.709; levels 16 to 235 unless 0 to 255.
    bool hd = false, full_range = false;
};

// Copies the luma and makes a preview of at most 640 pixels width. Number and time are left alone.
void fill_frame(const Planes& picture, base::Frame& into);

// The whole of it in colour.
void fill_still(const Planes& picture, base::Still& into);

}  // namespace camera
