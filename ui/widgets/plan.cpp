#include "ui/widgets/plan.h"

#include <cmath>

#include "ui/widgets/plan_rooms.h"

namespace ui {
namespace {

constexpr float margin = 24, head_long = 30;

void room_shape(Painter& paint, const Box& box, const PlanRoom& room) {
    if (room.target) {
        paint.fill(box, color::river7, 8);
    } else if (room.arrival) {
        paint.fill(box, color::river1, 8);
        paint.dashed(box, color::river3, 3, 8);
    } else {
        paint.fill(box, color::surface, 8);
        paint.outline(box, rgb(0xC3D5D9), 3, 8);
    }
}

void name_in(Painter& paint, const PlacedRoom& placed, const PlanRoom& room, float em) {
    const TextStyle style = name_style(room, em);
    const float line = paint.line_height(style);
    float y = placed.words.centre_y() - line * static_cast<float>(placed.lines.size()) / 2;
    for (const std::string_view words : placed.lines) {
        paint.text({placed.words.x, y, placed.words.w, line}, words, style, Align::centre);
        y += line;
    }
}

// White under the line, so that it reads over rooms; an arrow head at its end.
void draw_path(Painter& paint, const std::vector<ImVec2>& points) {
    if (points.size() < 2) return;
    const ImVec2 end = points.back(), before = points[points.size() - 2];
    const float length = std::hypot(end.x - before.x, end.y - before.y);
    const ImVec2 ahead{(end.x - before.x) / length, (end.y - before.y) / length};
    const ImVec2 aside{-ahead.y, ahead.x};
    const auto head = [&](float grow) {
        const float back = head_long + grow * .6f, half = 20 + grow;
        return std::vector<ImVec2>{
            {end.x + ahead.x * grow, end.y + ahead.y * grow},
            {end.x - ahead.x * back + aside.x * half, end.y - ahead.y * back + aside.y * half},
            {end.x - ahead.x * back - aside.x * half, end.y - ahead.y * back - aside.y * half}};
    };
    // The line ends inside its head, and never before the last corner.
    const float inside = std::min(head_long - 4, length * .9f);
    std::vector<ImVec2> body = points;
    body.back() = {end.x - ahead.x * inside, end.y - ahead.y * inside};
    paint.polyline(body, color::white, 18);
    paint.polygon(head(7), color::white);
    paint.polyline(body, color::river5, 11);
    paint.polygon(head(0), color::river5);
    const ImVec2 start = points.front();
    paint.disc(start.x, start.y, plan_start_disc, color::river7.with_alpha(.22f));
    paint.disc(start.x, start.y, 17, color::white);
    paint.disc(start.x, start.y, 13, color::river7);
}

}  // namespace

std::vector<ImVec2> turning_points(const std::vector<ImVec2>& path) {
    constexpr float nothing = .5f;
    std::vector<ImVec2> kept;
    for (const ImVec2& point : path) {
        if (!kept.empty() && std::hypot(point.x - kept.back().x, point.y - kept.back().y) < nothing) continue;
        if (kept.size() > 1) {
            const ImVec2 from = kept[kept.size() - 2], corner = kept.back();
            const ImVec2 there{corner.x - from.x, corner.y - from.y}, all{point.x - from.x, point.y - from.y};
            const bool onwards = there.x * (point.x - corner.x) + there.y * (point.y - corner.y) > 0;
            const float aside = std::abs(there.x * all.y - there.y * all.x) / std::hypot(all.x, all.y);
            if (onwards && aside < nothing) kept.pop_back();
        }
        kept.push_back(point);
    }
    return kept;
}

bool plan_fits(const Stage& stage, const Box& box, const Plan& plan) {
    return place_plan(stage.paint, box.inset(margin), plan).has_value();
}

void floor_plan(Stage& stage, std::string_view id, std::string_view label, const Box& box, const Plan& plan) {
    Painter& paint = stage.paint;
    paint.fill(box, color::river0, radius::photo);
    stage.say(id, NodeRole::image, label, box);
    const auto placed = place_plan(paint, box.inset(margin), plan);
    if (!placed) return;
    for (std::size_t i = 0; i < plan.rooms.size(); ++i) {
        const PlanRoom& room = plan.rooms[i];
        room_shape(paint, placed->rooms[i].cell, room);
        name_in(paint, placed->rooms[i], room, placed->em);
        stage.say(std::string(id) + "." + std::to_string(i), NodeRole::text, room.label,
                  placed->rooms[i].cell);
    }
    draw_path(paint, turning_points(placed->path));
}

}  // namespace ui
