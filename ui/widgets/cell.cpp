#include "ui/widgets/cell.h"

#include <algorithm>

namespace ui {

bool grid_cell(Stage& stage, const Box& box, const GridCell& cell) {
    const Touch now = touch(stage, {cell.id, NodeRole::button, cell.spoken.empty() ? cell.label : cell.spoken,
                                    box, cell.open, cell.chosen, cell_gap});
    Painter& paint = stage.paint;
    Color ink = color::river8;
    if (!cell.open) {
        paint.fill(box, color::sunken, radius::cell);
        ink = color::disabled;
    } else if (cell.chosen) {
        // Larger than its neighbours by the white edge, so that it is found without colour.
        paint.shadow(box.inset(-5), Elevation::e2, radius::cell + 5);
        paint.fill(box.inset(-5), color::white, radius::cell + 5);
        paint.fill(box, color::river7, radius::cell);
        ink = color::white;
    } else {
        const Color rest = cell.below ? color::paper : color::river0;
        paint.fill(box, now.ground(rest, color::river2), radius::cell);
        paint.outline(box, cell.below ? color::line_disabled : color::river2, 2, radius::cell);
        if (cell.below) ink = color::ink7;
    }
    const Icon icon = !cell.open ? icon::block_helper : cell.chosen ? icon::check_circle : cell.icon;
    // Where there is room for it, as large as a hand would have it.
    const bool roomy = box.h >= 120;
    const TextStyle small = paint.fitted(cell.label, {Type::caption, ink, cell.chosen}, box.w - 14);
    const bool fits = roomy || paint.width(cell.label, small) <= box.w - 4;
    if (cell.label.empty() || !fits) {
        paint.icon(icon, box.centre_x(), box.centre_y(), 46, ink);
    } else if (roomy) {
        constexpr float most_sign = 52, least_sign = 30, apart = 8, edge = 6;
        const float room = box.w - 16;
        TextStyle style{Type::body, ink, true};
        for (style.size = paint.em(style);
             style.size > paint.smallest() && paint.widest_word(cell.label, style) > room; style.size -= 1) {
        }
        // Two lines of large words leave less of it, or none.
        const float words = paint.paragraph_height(room, cell.label, style, 2),
                    left = std::min(most_sign, box.h - words - apart - 2 * edge),
                    sign = left >= least_sign ? left + apart : 0, top = box.centre_y() - (sign + words) / 2;
        if (sign > 0) paint.icon(icon, box.centre_x(), top + left / 2, left, ink);
        paint.paragraph({box.x + 8, top + sign, room, words}, cell.label, style, Align::centre, 2);
    } else {
        const float words = std::min(44.0f, paint.line_height({Type::caption}));
        paint.icon(icon, box.centre_x(), box.y + (box.h - words) / 2 + 2, 30, ink);
        paint.text({box.x + 2, box.bottom() - words - 4, box.w - 4, words}, cell.label, small, Align::centre);
    }
    if (now.focused) focus_ring(stage, box, radius::cell);
    return now.activated;
}

}  // namespace ui
