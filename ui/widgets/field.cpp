#include "ui/widgets/field.h"

namespace ui {

float field_error_height(const Stage& stage) {
    return 2 * stage.paint.line_height({Type::caption}) + 8;
}

bool field(Stage& stage, const Box& box, const Field& field) {
    Painter& paint = stage.paint;
    std::string spoken(field.label);
    if (!field.text.empty()) spoken.append(": ").append(field.text);
    Touch now;
    if (field.touchable) {
        now = touch(stage, {field.id, NodeRole::field, spoken, box, true, field.active});
    } else {
        stage.say(field.id, NodeRole::field, spoken, box);
    }
    const bool wrong = !field.error.empty();
    if (field.active) paint.shadow(box, Elevation::e1, radius::field);
    paint.fill(box, color::surface, radius::field);
    paint.outline(box,
                  wrong          ? color::red
                  : field.active ? color::river7
                                 : color::line_strong,
                  wrong || field.active ? 4 : 3, radius::field);
    const Box inner = box.inset(32, 0);
    const TextStyle typed{Type::heading, color::ink9, false};
    if (field.text.empty()) {
        paint.text(inner.moved(field.active ? 16 : 0, 0), field.placeholder, {Type::body, color::ink5});
    } else {
        paint.text({inner.x, inner.y, inner.w - 12, inner.h}, field.text, typed);
    }
    if (field.active) {
        const TextStyle fit = paint.fitted(field.text, typed, inner.w - 12);
        const float x = inner.x + std::min(paint.width(field.text, fit), inner.w - 12) + 4;
        paint.fill({x, box.centre_y() - 28, 4, 56}, color::river7, 2);
    }
    if (wrong) {
        const TextStyle words{Type::caption, color::red, true};
        const float y = box.bottom() + 8;
        paint.icon(icon::alert_circle, box.x + 18, y + paint.line_height(words) / 2, 32, color::red);
        paint.paragraph({box.x + 44, y, box.w - 44, 0}, field.error, words, Align::left, 2);
    }
    if (now.focused) focus_ring(stage, box, radius::field);
    return now.activated;
}

}  // namespace ui
