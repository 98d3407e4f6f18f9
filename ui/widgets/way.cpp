#include "ui/widgets/way.h"

#include <cmath>

namespace ui {

void step_list(Stage& stage, std::string_view id, const Box& box, const std::vector<Step>& steps) {
    Painter& paint = stage.paint;
    if (steps.empty()) return;
    const float r = 38;
    const auto n = static_cast<float>(steps.size());
    const float pitch = std::min(142.0f, box.h / n);
    const float first = box.centre_y() - pitch * (n - 1) / 2;
    std::string spoken;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Step& step = steps[i];
        const float y = first + pitch * static_cast<float>(i), x = box.x + r;
        if (i + 1 < steps.size() && pitch > 2 * r + 20) {
            paint.fill({x - 3, y + r + 6, 6, pitch - 2 * r - 12}, color::river1, 3);
        }
        paint.disc(x, y, r, step.last ? color::river7 : color::river0);
        paint.icon(step.icon, x, y, 42, step.last ? color::white : color::river7);
        const float left = box.x + 2 * r + 18, room = box.right() - left;
        const TextStyle hint{Type::caption, color::ink5}, action{Type::body, color::ink9, true};
        const float hint_high = paint.line_height(hint), action_high = paint.line_height(action);
        // Two lines of action where one would shrink; the hint then makes room.
        const TextStyle fit = paint.fitted(step.action, action, room);
        const bool wraps = paint.em(fit) < paint.em(action) * .85f && pitch > 120 && !stage.large();
        // A turn is never cut: a long hint takes a second line.
        const int hint_lines =
            !wraps && paint.em(paint.fitted(step.hint, hint, room)) < paint.em(hint) * .95f ? 2 : 1;
        const float hints_high = step.hint.empty() ? 0 : hint_high * static_cast<float>(hint_lines) - 4;
        const float high = hints_high + action_high * (wraps ? 1.7f : 1);
        float top = y - high / 2;
        if (!step.hint.empty()) {
            if (hint_lines == 1) {
                paint.text({left, top, room, hint_high}, step.hint, hint);
            } else {
                paint.paragraph({left, top, room, hint_high * 2}, step.hint, hint, Align::left, 2);
            }
            top += hints_high;
        }
        if (wraps) {
            TextStyle small = action;
            small.size = std::max(smallest_text, paint.em(action) * .85f);
            paint.paragraph({left, top, room, action_high * 2}, step.action, small, Align::left, 2);
        } else {
            paint.text({left, top, room, action_high}, step.action, action);
        }
        spoken += (spoken.empty() ? "" : "; ") + step.hint + " " + step.action;
    }
    stage.say(id, NodeRole::text, spoken, box);
}

namespace {

void draw_room(Stage& stage, const Box& box, const PlanRoom& room) {
    Painter& paint = stage.paint;
    if (room.target) {
        paint.fill(box, color::river7, 8);
    } else if (room.arrival) {
        paint.fill(box, color::river1, 8);
        paint.dashed(box, color::river3, 3, 8);
    } else {
        paint.fill(box, color::surface, 8);
        paint.outline(box, rgb(0xC3D5D9), 3, 8);
    }
    const TextStyle style{Type::caption,
                          room.target    ? color::white
                          : room.arrival ? color::river8
                                         : color::ink5,
                          room.target, 28};
    const Box words = room.arrival ? box.foot(std::min(56.0f, box.h)) : box;
    if (paint.line_count(words.w - 12, room.label, style) > 1 && words.h > 80) {
        const float high = paint.paragraph_height(words.w - 12, room.label, style, 2);
        paint.paragraph({words.x + 6, words.centre_y() - high / 2, words.w - 12, high}, room.label, style,
                        Align::centre, 2);
    } else {
        paint.text(words.inset(6, 0), room.label, style, Align::centre);
    }
}

// White under the line, so that it reads over rooms; an arrow head at its end.
void draw_path(Stage& stage, const std::vector<ImVec2>& points) {
    if (points.size() < 2) return;
    Painter& paint = stage.paint;
    const ImVec2 end = points.back(), before = points[points.size() - 2];
    const float length = std::hypot(end.x - before.x, end.y - before.y);
    if (length < 1) return;
    const ImVec2 ahead{(end.x - before.x) / length, (end.y - before.y) / length};
    const ImVec2 aside{-ahead.y, ahead.x};
    const auto head = [&](float grow) {
        return std::vector<ImVec2>{{end.x + ahead.x * grow, end.y + ahead.y * grow},
                                   {end.x - ahead.x * (30 + grow * .6f) + aside.x * (20 + grow),
                                    end.y - ahead.y * (30 + grow * .6f) + aside.y * (20 + grow)},
                                   {end.x - ahead.x * (30 + grow * .6f) - aside.x * (20 + grow),
                                    end.y - ahead.y * (30 + grow * .6f) - aside.y * (20 + grow)}};
    };
    std::vector<ImVec2> body = points;
    body.back() = {end.x - ahead.x * 26, end.y - ahead.y * 26};
    paint.polyline(body, color::white, 18);
    paint.polygon(head(7), color::white);
    paint.polyline(body, color::river5, 11);
    paint.polygon(head(0), color::river5);
    const ImVec2 start = points.front();
    paint.disc(start.x, start.y, 26, color::river7.with_alpha(.22f));
    paint.disc(start.x, start.y, 17, color::white);
    paint.disc(start.x, start.y, 13, color::river7);
}

}  // namespace

void floor_plan(Stage& stage, std::string_view id, std::string_view label, const Box& box, const Plan& plan) {
    Painter& paint = stage.paint;
    paint.fill(box, color::river0, radius::photo);
    stage.say(id, NodeRole::image, label, box);
    if (plan.width <= 0 || plan.height <= 0) return;
    const Box inner = box.inset(24);
    const float fit = std::min(inner.w / plan.width, inner.h / plan.height);
    const float left = inner.centre_x() - plan.width * fit / 2,
                top = inner.centre_y() - plan.height * fit / 2;
    for (const PlanRoom& room : plan.rooms) {
        draw_room(stage,
                  {left + room.box.x * fit, top + room.box.y * fit, room.box.w * fit, room.box.h * fit},
                  room);
    }
    std::vector<ImVec2> path;
    for (const ImVec2& p : plan.path)
        path.push_back({left + p.x * fit, top + p.y * fit});
    draw_path(stage, path);
}

}  // namespace ui
