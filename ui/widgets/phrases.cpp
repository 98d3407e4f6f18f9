#include "ui/widgets/phrases.h"

#include <algorithm>

namespace ui {
namespace {

constexpr TextStyle name_words{Type::caption, color::ink7};

float name_width(const Stage& stage, std::string_view name) {
    return name.empty() ? 0 : stage.paint.width(name, name_words) + 1 + space::gap;
}

}  // namespace

std::optional<std::size_t> phrase_row(Stage& stage, const Box& box, std::string_view id,
                                      std::span<const std::string_view> phrases) {
    std::optional<std::size_t> touched;
    float x = box.x;
    for (std::size_t i = 0; i < phrases.size(); ++i) {
        const std::string node = std::string(id) + "." + std::to_string(i);
        const Pill each{node, phrases[i]};
        const float wide = pill_width(stage, each);
        if (x + wide > box.right() + 1) break;
        if (pill(stage, {x, box.y, wide, phrase_high}, each)) touched = i;
        x += wide + space::gap;
    }
    return touched;
}

std::optional<std::size_t> named_row(Stage& stage, const Box& row, const NamedRow& choices) {
    std::optional<std::size_t> touched;
    const float name = name_width(stage, choices.name);
    if (choices.pills.empty()) return touched;
    if (name > 0) {
        const Box words = row.left(name - space::gap);
        stage.paint.text(words, choices.name, name_words);
        stage.say(choices.id, NodeRole::text, choices.name, words);
    }
    Box left = row.right_part(row.w - name);
    for (std::size_t i = 0; i < choices.pills.size(); ++i) {
        const float wide = pill_width(stage, choices.pills[i]);
        if (wide > left.w) continue;
        if (pill(stage, left.left(wide), choices.pills[i])) touched = i;
        left = left.right_part(left.w - wide - space::gap);
    }
    return touched;
}

float named_row_least(const Stage& stage, const NamedRow& choices) {
    float narrowest = 0;
    for (const Pill& each : choices.pills) {
        const float wide = pill_width(stage, each);
        narrowest = narrowest > 0 ? std::min(narrowest, wide) : wide;
    }
    return name_width(stage, choices.name) + narrowest;
}

}  // namespace ui
