#include "ui/theme/layout.h"

#include <algorithm>
#include <cmath>

#include "ui/theme/tokens.h"

namespace ui {
namespace {

constexpr float short_side = 1080, long_side = 1920, square = 984, square_at = 768;
constexpr float low_reach_skips = 2 * space::module;  // two of the square's seven rows

constexpr float smallest_key_mm = 18, largest_smallest_key = 122;

// 144 * S whole, so that the grid's lines fall on pixels; never more than fits.
float snap(float fit) {
    const float module = std::floor(space::module * fit + 0.001f);
    return std::max(module, 1.0f) / space::module;
}

void place_portrait(Layout& at, const Panel& panel) {
    at.origin_x = std::floor((panel.width - short_side * at.scale) / 2);
    at.origin_y = std::floor(panel.height - long_side * at.scale);
    const float spare = at.origin_y / at.scale;
    at.information = {space::margin, space::margin - spare, square, 696 + spare};
    at.reach = {space::margin, square_at, square, square};
    at.bar = {-at.origin_x / at.scale, 1776, panel.width / at.scale, space::module};
}

void place_landscape(Layout& at, const Panel& panel) {
    at.origin_x = std::floor(panel.width - long_side * at.scale);
    at.origin_y = std::floor((panel.height - short_side * at.scale) / 2);
    const float spare = at.origin_x / at.scale;
    at.information = {space::margin - spare, space::margin, 696 + spare, square};
    at.reach = {square_at, space::margin, square, square};
    at.bar = {1776 - 12, -at.origin_y / at.scale, space::module + 12, panel.height / at.scale};
}

float smallest_key(float scale, float mm_per_pixel) {
    if (mm_per_pixel <= 0) return space::smallest_control;
    return std::clamp(smallest_key_mm / (scale * mm_per_pixel), space::smallest_control,
                      largest_smallest_key);
}

}  // namespace

bool legible(float scale, float mm_per_pixel) {
    if (mm_per_pixel <= 0) return true;
    const float mm = scale * mm_per_pixel;
    return 88 * mm >= 18 && 120 * mm >= 24 && smallest_text * mm >= 6.6f;
}

Layout make_layout(const Panel& panel, bool large_text, bool low_reach) {
    Layout at;
    at.landscape = panel.width > panel.height;
    const float across = at.landscape ? long_side : short_side, down = at.landscape ? short_side : long_side;
    at.scale = snap(std::min(panel.width / across, panel.height / down));
    at.large_text = large_text || !legible(at.scale, panel.mm_per_pixel);
    at.low_reach = low_reach;
    at.smallest_key = smallest_key(at.scale, panel.mm_per_pixel);
    if (at.landscape) {
        place_landscape(at, panel);
    } else {
        place_portrait(at, panel);
    }
    at.page = at.to_dp({0, 0, panel.width, panel.height});
    at.controls = low_reach ? at.reach.below(low_reach_skips) : at.reach;
    // In portrait the information simply grows downwards; in landscape it has the whole height already.
    if (low_reach && !at.landscape) at.information.h += low_reach_skips;
    return at;
}

float top_of_controls_mm(const Layout& layout, const Panel& panel) {
    return (panel.height - layout.to_pixels(layout.controls).y) * panel.mm_per_pixel;
}

Box Layout::key(int i) const {
    const float along = space::margin + space::module * static_cast<float>(i);
    // Centred across the bar, whatever the page's margins.
    if (landscape) return {1776 + 6, along, space::cell, space::cell};
    return {along, 1776 + 12, space::cell, space::cell};
}

}  // namespace ui
