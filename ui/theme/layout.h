// Where things go: scale, zones and the two reach heights, from the panel's size alone. Pure.
#pragma once

#include "ui/theme/box.h"

namespace ui {

struct Panel {
    float width = 0, height = 0;  // framebuffer pixels
    float mm_per_pixel = 0;       // 0 = unknown: taken as large enough
};

// All boxes are dp. The reach square keeps its place in the drawing (portrait: y 768, landscape: x 768);
// spare room goes to the information zone on one axis and to the margins on the other.
struct Layout {
    bool landscape = false;
    bool large_text = false;  // asked for by the visitor, or needed because the panel is small
    bool low_reach = false;
    float scale = 1;                   // S: pixels per dp
    float smallest_key = 88;           // dp: 18 mm on the glass, from 88 up to what still fits (122)
    float origin_x = 0, origin_y = 0;  // pixels, where dp (0, 0) lies
    Box page;                          // the whole framebuffer
    Box information;                   // within its margins
    Box reach;                         // 984 x 984, the controls of normal reach
    Box controls;                      // where controls may be now: reach, or its lower 696 in low reach
    Box bar;                           // seven keys, full bleed
    Box key(int i) const;              // 0 to 6, 120 x 120

    float px(float dp) const { return dp * scale; }
    Box to_pixels(const Box& dp) const {
        return {origin_x + dp.x * scale, origin_y + dp.y * scale, dp.w * scale, dp.h * scale};
    }
    Box to_dp(const Box& px) const {
        return {(px.x - origin_x) / scale, (px.y - origin_y) / scale, px.w / scale, px.h / scale};
    }
};

Layout make_layout(const Panel& panel, bool large_text, bool low_reach);

// How high the highest control lies above the panel's lower edge; 0 if the panel's size is unknown. Added to
// the height at which that edge hangs it must not exceed highest_reach_mm (highest_low_reach_mm in low
// reach).
float top_of_controls_mm(const Layout& layout, const Panel& panel);
inline constexpr float highest_reach_mm = 1400, highest_low_reach_mm = 1200;

// The legibility rule: 18 mm for 88 dp, 24 mm for 120 dp, 6.6 mm em for 28 dp.
bool legible(float scale, float mm_per_pixel);

}  // namespace ui
