#include "ui/widgets/field.h"

#include "base/text/breaking.h"

namespace ui {
namespace {

constexpr float two_lines = 150;  // from this height on the text wraps

// Each returns where the caret stands.
Box one_line(Painter& paint, const Box& inner, std::string_view text) {
    const TextStyle typed{Type::heading, color::ink9};
    const float room = inner.w - 12;
    paint.text({inner.x, inner.y, room, inner.h}, text, typed);
    const float wide = std::min(paint.width(text, paint.fitted(text, typed, room)), room);
    return {inner.x + wide + 4, inner.centre_y() - 28, 4, 56};
}

// Of a long text the end: that is where one writes.
Box last_lines(Painter& paint, const Box& inner, std::string_view text) {
    const TextStyle typed{Type::body, color::ink9};
    const float high = paint.line_height(typed), room = inner.w - 12;
    const auto most = static_cast<std::size_t>(std::max(1.0f, (inner.h - 24) / high));
    const auto all =
        base::break_lines(text, room, [&](std::string_view piece) { return paint.width(piece, typed); });
    const std::size_t from = all.size() > most ? all.size() - most : 0;
    float y = inner.centre_y() - static_cast<float>(std::min(most, all.size())) * high / 2;
    for (std::size_t i = from; i < all.size(); ++i, y += high)
        paint.text({inner.x, y, room + 1, high}, all[i], typed);
    return {inner.x + paint.width(all.back(), typed) + 4, y - high / 2 - 22, 4, 44};
}

}  // namespace

float field_error_height(const Stage& stage) {
    return 2 * stage.paint.line_height({Type::caption}) + 8;
}

bool field(Stage& stage, const Box& box, const Field& field) {
    Painter& paint = stage.paint;
    std::string spoken(field.label);
    if (!field.text.empty()) spoken.append(": ").append(field.text);
    Touch now;
    if (field.touchable) {
        now = touch(stage, {field.id, NodeRole::field, spoken, box, field.enabled, field.active});
    } else {
        stage.say(field.id, NodeRole::field, spoken, box);
    }
    const bool wrong = !field.error.empty();
    if (!field.enabled) {
        paint.fill(box, color::sunken, radius::field);
        paint.text(box.inset(32, 0), field.placeholder, {Type::body, color::disabled});
        return false;
    }
    if (field.active) paint.shadow(box, Elevation::e1, radius::field);
    paint.fill(box, color::surface, radius::field);
    paint.outline(box,
                  wrong          ? color::red
                  : field.active ? color::river7
                                 : color::line_strong,
                  wrong || field.active ? 4 : 3, radius::field);
    const Box inner = box.inset(32, 0);
    if (field.text.empty()) {
        paint.text(inner.moved(field.active ? 16 : 0, 0), field.placeholder, {Type::body, color::ink5});
    }
    const Box caret =
        box.h < two_lines ? one_line(paint, inner, field.text) : last_lines(paint, inner, field.text);
    if (field.active) paint.fill(caret, color::river7, 2);
    if (wrong) {
        const TextStyle words{Type::caption, color::red, true};
        const float y = box.bottom() + 8;
        paint.icon(icon::alert_circle, box.x + 18, y + paint.line_height(words) / 2, 32, color::red);
        const Box sentence{box.x + 44, y, box.w - 44, 0};
        const float high = paint.paragraph(sentence, field.error, words, Align::left, 2);
        stage.say(std::string(field.id) + ".error", NodeRole::status, field.error, sentence.top(high));
    }
    if (now.focused) focus_ring(stage, box, radius::field);
    return now.activated;
}

}  // namespace ui
