// Making parts of a picture unrecognisable: a face, a number plate, a sheet of paper.
#pragma once

#include <span>

#include "base/frame.h"

namespace base {

// Where a finger was: the centre in parts of the picture's width and height, the radius in parts of its
// width.
struct Spot {
    float x = 0, y = 0, r = 0;
    friend bool operator==(const Spot&, const Spot&) = default;
};

// Whatever lies in a spot becomes coarse squares of its mean: of what the spots cover together six stand side
// by side at the most, and of the picture twenty-four. Nothing finer is left to be restored. A still whose
// bytes do not fit its size stays as it is.
void hide(Still& still, std::span<const Spot> spots);

}  // namespace base
