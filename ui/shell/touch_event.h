// What one contact on the glass did, as the X server tells it.
#pragma once

#include <cstdint>

#include "base/clock.h"

namespace ui {

struct TouchEvent {
    enum class Kind { down, moved, up } kind = Kind::down;
    std::uint64_t finger = 0;  // unique as long as the finger is down
    float x = 0, y = 0;        // window pixels
    base::BootTime at{0};      // when it was read, not when a frame had time for it
};

}  // namespace ui
