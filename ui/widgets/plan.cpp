#include "ui/widgets/plan.h"

#include <cmath>

namespace ui {
namespace {

constexpr float pad = 6, head_long = 30;
constexpr float start_disc = 26;

TextStyle words_of(const PlanRoom& room) {
    const Color ink = room.target ? color::white : room.arrival ? color::river8 : color::ink5;
    return {Type::caption, ink, room.target, smallest_text};
}

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

bool fits(const Painter& paint, const Box& box, const PlanRoom& room) {
    const TextStyle style = words_of(room);
    // A line's ink is lower than the line.
    return paint.widest_word(room.label, style) <= box.w &&
           paint.paragraph_height(box.w, room.label, style) <= box.h + 6;
}

void label_in(Painter& paint, const Box& box, const PlanRoom& room) {
    const TextStyle style = words_of(room);
    const float high = paint.paragraph_height(box.w, room.label, style);
    paint.paragraph({box.x, box.centre_y() - high / 2, box.w, high}, room.label, style, Align::centre);
}

// Where the way begins in the cell, its name stands above or below the disc: where there is more room.
Box beside_start(const Box& cell, const std::vector<ImVec2>& path) {
    if (path.empty()) return cell;
    const float above = path.front().y - start_disc - cell.y,
                below = cell.bottom() - path.front().y - start_disc;
    if (above > cell.h || below > cell.h) return cell;
    return above > below ? cell.top(above) : cell.foot(below);
}

// Moved ahead of the arrow's tip; where there is no room, beside its head.
Box beyond_arrow(Box plate, const Box& ground, const std::vector<ImVec2>& path) {
    if (path.size() < 2) return plate;
    const ImVec2 end = path.back(), before = path[path.size() - 2];
    const float dx = end.x - before.x, dy = end.y - before.y;
    constexpr float clear = 4;
    if (std::abs(dy) > std::abs(dx)) {
        plate.y = dy < 0 ? std::min(plate.y, end.y - clear - plate.h) : std::max(plate.y, end.y + clear);
        plate.y = std::clamp(plate.y, ground.y, ground.bottom() - plate.h);
        return plate;
    }
    const float ahead =
        dx > 0 ? std::max(plate.x, end.x + clear) : std::min(plate.x, end.x - clear - plate.w);
    plate.x = std::clamp(ahead, ground.x, ground.right() - plate.w);
    if (plate.x == ahead) return plate;
    const float under = end.y + head_long;
    plate.y = under + plate.h <= ground.bottom() ? under : std::max(ground.y, end.y - head_long - plate.h);
    return plate;
}

// A name that is too wide for its cell stands on a plate across it, in as few lines as are not much wider.
Box name_plate(const Painter& paint, const Box& ground, const Box& cell, const PlanRoom& room,
               const std::vector<ImVec2>& path) {
    const TextStyle style = words_of(room);
    const float most = ground.w - 4 * pad;
    float wide = std::min(most, paint.width(room.label, style) + 1);
    int lines = paint.line_count(wide, room.label, style);
    for (int more = lines + 1; more <= 3 && wide > cell.w * 1.4f; ++more) {
        float narrower = std::min(most, paint.widest_word(room.label, style) + 1);
        while (narrower < most && paint.line_count(narrower, room.label, style) > more)
            narrower += 4;
        if (paint.line_count(narrower, room.label, style) > more || narrower >= wide) break;
        wide = narrower, lines = more;
    }
    const float w = wide + 4 * pad, h = paint.line_height(style) * static_cast<float>(lines) + 2 * pad;
    const float x = std::clamp(cell.centre_x() - w / 2, ground.x, ground.right() - w);
    const float y = std::clamp(cell.centre_y() - h / 2, ground.y, ground.bottom() - h);
    return beyond_arrow({x, y, w, h}, ground, path);
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
    paint.disc(start.x, start.y, start_disc, color::river7.with_alpha(.22f));
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

void floor_plan(Stage& stage, std::string_view id, std::string_view label, const Box& box, const Plan& plan) {
    Painter& paint = stage.paint;
    paint.fill(box, color::river0, radius::photo);
    stage.say(id, NodeRole::image, label, box);
    if (plan.width <= 0 || plan.height <= 0) return;
    const Box inner = box.inset(24);
    const float fit = std::min(inner.w / plan.width, inner.h / plan.height);
    const float left = inner.centre_x() - plan.width * fit / 2,
                top = inner.centre_y() - plan.height * fit / 2;
    const auto placed = [&](const Box& b) {
        return Box{left + b.x * fit, top + b.y * fit, b.w * fit, b.h * fit};
    };
    std::vector<ImVec2> path;
    for (const ImVec2& p : plan.path)
        path.push_back({left + p.x * fit, top + p.y * fit});
    path = turning_points(path);

    Box plate;  // empty while the target's name fits its cell
    for (const PlanRoom& room : plan.rooms) {
        const Box cell = placed(room.box);
        room_shape(paint, cell, room);
        if (room.target && !fits(paint, cell.inset(pad), room)) {
            plate = name_plate(paint, box.inset(pad), cell, room, path);
        }
    }
    if (plate.w > 0) paint.fill(plate, color::river7, 8);
    for (const PlanRoom& room : plan.rooms) {
        const Box cell = placed(room.box);
        const Box words = room.arrival ? beside_start(cell, path).inset(pad, 2) : cell.inset(pad);
        if (room.target && plate.w > 0) {
            label_in(paint, plate.inset(pad), room);
        } else if (fits(paint, words, room) && !(plate.w > 0 && plate.overlaps(words))) {
            label_in(paint, words, room);
        }
    }
    draw_path(paint, path);
}

}  // namespace ui
