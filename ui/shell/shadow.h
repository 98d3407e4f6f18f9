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

// Pixels, clamped to 0 ... the largest. Pure; a few milliseconds, tens of them for the largest.
inline constexpr float largest_radius = 128, largest_blur = 96;
BakedShadow bake_shadow(float radius, float blur);

}  // namespace ui
