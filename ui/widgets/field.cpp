#include "ui/widgets/field.h"

#include "base/text/breaking.h"

namespace ui {
namespace {

constexpr float two_lines = 150;  // from this height on the text wraps

// What is decided, and behind it what is still being composed.
struct Typed {
    std::string text;
    std::size_t decided = 0;  // bytes
};

// A piece of the typed text that begins at its byte `from`; returns its width.
float write(Painter& paint, const Box& box, std::string_view piece, std::size_t from, const Typed& typed,
            TextStyle style) {
    const std::size_t plain = std::min(piece.size(), typed.decided > from ? typed.decided - from : 0);
    const auto first = piece.substr(0, plain), rest = piece.substr(plain);
    style.color = color::ink9;
    paint.text(box, first, style);
    const float before = first.empty() ? 0 : paint.width(first, style);
    if (rest.empty()) return before;
    style.color = color::river7;
    paint.text({box.x + before, box.y, box.w - before, box.h}, rest, style);
    const float wide = paint.width(rest, style), foot = box.centre_y() + paint.em(style) * .72f;
    paint.fill({box.x + before, foot, wide, 3}, color::river5);
    return before + wide;
}

// Of what is too long for a line the end: that is where one writes.
Typed end_of(const Painter& paint, const Typed& typed, const TextStyle& style, float room) {
    std::size_t cut = 0;
    for (const std::string_view character : base::split_clusters(typed.text)) {
        if (paint.width(std::string_view(typed.text).substr(cut), style) <= room) break;
        cut += character.size();
    }
    return {typed.text.substr(cut), typed.decided > cut ? typed.decided - cut : 0};
}

// Each returns where the caret stands.
Box one_line(Painter& paint, const Box& inner, const Typed& typed) {
    const float room = inner.w - 12;
    const TextStyle style = paint.fitted(typed.text, {Type::heading, color::ink9}, room);
    const Typed shown = end_of(paint, typed, style, room);
    const float wide = write(paint, {inner.x, inner.y, room, inner.h}, shown.text, 0, shown, style);
    return {inner.x + wide + 4, inner.centre_y() - 28, 4, 56};
}

// The last lines that there is room for.
Box last_lines(Painter& paint, const Box& inner, const Typed& typed) {
    const TextStyle style{Type::body, color::ink9};
    const float high = paint.line_height(style), room = inner.w - 12;
    const auto most = static_cast<std::size_t>(std::max(1.0f, (inner.h - 24) / high));
    const auto all = base::break_lines(typed.text, room,
                                       [&](std::string_view piece) { return paint.width(piece, style); });
    const std::size_t begin = all.size() > most ? all.size() - most : 0;
    float y = inner.centre_y() - static_cast<float>(std::min(most, all.size())) * high / 2, wide = 0;
    for (std::size_t i = begin; i < all.size(); ++i, y += high) {
        const auto from = static_cast<std::size_t>(all[i].data() - typed.text.data());
        wide = write(paint, {inner.x, y, room + 1, high}, all[i], from, typed, style);
    }
    return {inner.x + wide + 4, y - high / 2 - 22, 4, 44};
}

}  // namespace

float field_error_height(const Stage& stage) {
    return 2 * stage.paint.line_height({Type::caption}) + 8;
}

bool field(Stage& stage, const Box& box, const Field& field) {
    Painter& paint = stage.paint;
    std::string spoken(field.label);
    Typed typed{std::string(field.text) + std::string(field.composing), field.text.size()};
    if (!typed.text.empty()) spoken.append(": ").append(typed.text);
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
    if (typed.text.empty()) {
        paint.text(inner.moved(field.active ? 16 : 0, 0), field.placeholder, {Type::body, color::ink5});
    }
    const Box caret = box.h < two_lines ? one_line(paint, inner, typed) : last_lines(paint, inner, typed);
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
