// Soft shadows, computed once.
#pragma once

#include "base/picture/rgba.h"

namespace ui {

// A white rounded square whose alpha fades as CSS's box-shadow does (Gaussian, sigma = blur / 2), to be
// stretched as a 9-slice. The unblurred shape's edge lies `blur` pixels inside the picture's edge.
struct BakedShadow {
    base::Rgba picture;
    float corner = 0;  // pixels of the picture that must not be stretched, on each side
};

// Pixels; both are clamped to 0 ... 256. Pure; some milliseconds for the largest.
BakedShadow bake_shadow(float radius, float blur);

}  // namespace ui
