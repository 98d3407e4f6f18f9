#include "ui/widgets/button.h"

namespace ui {
namespace {

struct Look {
    Color ground, ink, edge;
    bool edged = false, raised = false;
};

Look look_of(ButtonKind kind, const Touch& now, bool enabled) {
    if (!enabled) {
        return {color::sunken, color::disabled, color::line_disabled, kind == ButtonKind::secondary};
    }
    switch (kind) {
        case ButtonKind::primary:
            return {now.ground(color::river7, color::river8), color::white, {}, false, !now.pressed};
        case ButtonKind::secondary:
            return {now.ground(color::surface, color::river1), color::river7, color::river7, true};
        case ButtonKind::quiet:
            return {now.ground(color::river0, color::river1), color::river7, {}};
    }
    return {};
}

// Icon and words as one group in the middle.
void label_in(Stage& stage, const Box& box, const Button& button, Color ink) {
    Painter& paint = stage.paint;
    constexpr TextStyle whole{Type::heading, color::ink9, true};
    // The picture gives way before the words get smaller.
    const bool pictured = button.icon != Icon::none && paint.width(button.label, whole) <= box.w - 48 - 66;
    const float icon = pictured ? 48 : 0, between = icon > 0 ? 18 : 0;
    const float room = box.w - 48 - icon - between;
    const TextStyle style = paint.fitted(button.label, {Type::heading, ink, true}, room);
    const float words = std::min(paint.width(button.label, style), room);
    float x = box.centre_x() - (icon + between + words) / 2;
    if (icon > 0 && !button.icon_after) {
        paint.icon(button.icon, x + icon / 2, box.centre_y(), icon, ink);
        x += icon + between;
    }
    paint.text({x, box.y, room, box.h}, button.label, style);
    if (icon > 0 && button.icon_after) {
        paint.icon(button.icon, x + words + between + icon / 2, box.centre_y(), icon, ink);
    }
}

}  // namespace

bool button(Stage& stage, const Box& box, const Button& button) {
    const Touch now = touch(stage, {button.id, NodeRole::button, button.label, box, button.enabled});
    const Look look = look_of(button.kind, now, button.enabled);
    const Box shape = squeezed(box, now);
    Painter& paint = stage.paint;
    if (look.raised) paint.shadow(shape, Elevation::primary);
    paint.fill(shape, look.ground, radius::card);
    if (look.edged) paint.outline(shape, look.edge, 3, radius::card);
    label_in(stage, box, button, look.ink);  // what is pressed keeps its words whole
    if (now.focused) focus_ring(stage, box, radius::card);
    return now.activated;
}

float pill_width(const Stage& stage, const Pill& pill) {
    const float icon = pill.icon == Icon::none ? 0 : 46;
    return stage.paint.width(pill.label, {Type::body, color::ink9, pill.on}) + icon + 64;
}

bool pill(Stage& stage, const Box& box, const Pill& pill) {
    const NodeRole role = pill.toggle ? NodeRole::toggle : NodeRole::button;
    const Touch now = touch(stage, {pill.id, role, pill.label, box, pill.enabled, pill.on});
    Painter& paint = stage.paint;
    const bool dark = pill.enabled && ((pill.on && !pill.toggle) || now.pressed);
    paint.fill(box, !pill.enabled ? color::sunken : dark ? color::river7 : color::river0, radius::pill);
    if (pill.enabled && !dark)
        paint.outline(box, pill.on ? color::river7 : color::river2, pill.on ? 4 : 2, radius::pill);
    const Color ink = !pill.enabled ? color::disabled : dark ? color::white : color::river8;
    const TextStyle style{Type::body, ink, pill.on};
    if (pill.icon == Icon::none) {
        paint.text(box.inset(stage.large() ? 20.0f : 28.0f, 0), pill.label, style, Align::centre);
    } else {
        const TextStyle fit = paint.fitted(pill.label, style, box.w - 100);
        const float words = std::min(paint.width(pill.label, fit), box.w - 100);
        const float x = box.centre_x() - (words + 46) / 2;
        paint.icon(pill.icon, x + 17, box.centre_y(), 34, ink);
        paint.text({x + 46, box.y, box.w - 100, box.h}, pill.label, fit);
    }
    if (now.focused) focus_ring(stage, box, box.h / 2);
    return now.activated;
}

bool icon_button(Stage& stage, const Box& box, std::string_view id, std::string_view label, Icon icon,
                 bool enabled, std::string_view word) {
    const Touch now = touch(stage, {id, NodeRole::button, label, box, enabled});
    Painter& paint = stage.paint;
    const Box shape = squeezed(box, now);
    paint.fill(shape, enabled ? now.ground(color::surface, color::river1) : color::sunken, radius::card);
    paint.outline(shape, enabled ? color::river7 : color::line_disabled, 3, radius::card);
    const Color ink = enabled ? color::river7 : color::disabled;
    const TextStyle caption{Type::caption, ink, true};
    // Sign and word as one block in the middle.
    const float sign = word.empty() ? 54 : 44, line = word.empty() ? 0 : paint.line_height(caption);
    const float top = box.centre_y() - (sign + line) / 2;
    paint.icon(icon, box.centre_x(), top + sign / 2, sign, ink);
    if (!word.empty()) paint.text({box.x + 4, top + sign, box.w - 8, line}, word, caption, Align::centre);
    if (now.focused) focus_ring(stage, box, radius::card);
    return now.activated;
}

}  // namespace ui
