#include "ui/widgets/storey_plan.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float card_margin = 18, inner_margin = 14, room_radius = 8, gap_between_rooms = 6;
constexpr TextStyle quiet_words{Type::caption, color::ink7}, plan_name{Type::caption, color::ink9, true};

struct Bounds {
    float left, top, right, bottom;
};
Bounds bounds_of(const std::vector<StoreyRoom>& rooms) {
    const Box& first = rooms.front().box;
    Bounds all{first.x, first.y, first.right(), first.bottom()};
    for (const StoreyRoom& room : rooms)
        all = {std::min(all.left, room.box.x), std::min(all.top, room.box.y),
               std::max(all.right, room.box.right()), std::max(all.bottom, room.box.bottom())};
    return all;
}

TextStyle label_style(const Painter& paint, const StoreyRoom& room) {
    return {Type::caption, room.here ? color::white : color::ink7, room.here, paint.smallest()};
}
// A line has air above and below, which a low room need not hold.
bool label_fits(const Painter& paint, const Box& box, const StoreyRoom& room) {
    const TextStyle style = label_style(paint, room);
    return paint.width(room.label, style) <= box.w - 2 && paint.em(style) + 4 <= box.h;
}

void draw_room(Painter& paint, const Box& box, const StoreyRoom& room) {
    if (room.here) {
        paint.fill(box, color::river7, room_radius);
    } else {
        paint.fill(box, color::surface, room_radius);
        paint.outline(box, rgb(0xC3D5D9), 2, room_radius);
    }
    const float size = std::min({box.w - 12, box.h - 12, 34.0f});
    if (!room.label.empty() && label_fits(paint, box, room))
        paint.text(box, room.label, label_style(paint, room), Align::centre);
    else if (room.label.empty() && room.icon != Icon::none && size >= 18)
        paint.icon(room.icon, box.x + box.w / 2, box.centre_y(), size,
                   room.here ? color::white : color::river5);
}

std::vector<Box> placed_in(const Box& inside, const std::vector<StoreyRoom>& rooms) {
    const Bounds bounds = bounds_of(rooms);
    const float across = inside.w / std::max(1.0f, bounds.right - bounds.left),
                down = inside.h / std::max(1.0f, bounds.bottom - bounds.top);
    std::vector<Box> placed;
    for (const StoreyRoom& room : rooms)
        placed.push_back({inside.x + (room.box.x - bounds.left) * across,
                          inside.y + (room.box.y - bounds.top) * down,
                          room.box.w * across - gap_between_rooms, room.box.h * down - gap_between_rooms});
    return placed;
}

// What it is called, and which end is which.
void foot_line(Painter& paint, const Box& line, const StoreyPlan& plan) {
    paint.text(line, plan.name, plan_name);
    if (plan.left.empty() || plan.right.empty()) return;
    const std::string ends = std::string(plan.left) + " ← → " + std::string(plan.right);
    const float wide = paint.width(ends, quiet_words);
    if (wide + paint.width(plan.name, plan_name) + 24 <= line.w)
        paint.text(line.right_part(wide + 1), ends, quiet_words);
}

}  // namespace

bool storey_plan(Stage& stage, const Box& box, const StoreyPlan& plan) {
    if (plan.rooms.empty()) return false;
    Painter& paint = stage.paint;
    const float words = paint.line_height(plan_name);
    const Box all = box.inset(card_margin, card_margin), ground = all.top(all.h - words - 8);
    const std::vector<Box> placed = placed_in(ground.inset(inner_margin, inner_margin), plan.rooms);
    for (std::size_t i = 0; i < placed.size(); ++i) {
        const StoreyRoom& room = plan.rooms[i];
        if (room.here && !room.label.empty() && !label_fits(paint, placed[i], room)) return false;
    }
    paint.card(box);
    stage.say(plan.id, NodeRole::image, plan.spoken, box);
    paint.fill(ground, color::river0, radius::field);
    for (std::size_t i = 0; i < placed.size(); ++i)
        if (placed[i].w > 4 && placed[i].h > 4) draw_room(paint, placed[i], plan.rooms[i]);
    foot_line(paint, all.foot(words), plan);
    return true;
}

}  // namespace ui
