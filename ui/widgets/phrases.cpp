#include "ui/widgets/phrases.h"

#include <algorithm>

namespace ui {
namespace {

constexpr TextStyle name_words{Type::caption, color::ink7};

float name_width(const Stage& stage, std::string_view name) {
    return name.empty() ? 0 : stage.paint.width(name, name_words) + 1 + space::gap;
}

// As many as stand; the first row is shorter by what stands at its end.
PhraseRows flow(const Stage& stage, const Box& area, int rows, std::span<const Pill> pills, float at_end) {
    PhraseRows flowed;
    float x = 0, y = 0, room = area.w - at_end;
    for (const Pill& each : pills) {
        float wide = pill_width(stage, each);
        if (x > 0 && x + wide > room + 1) {
            if (static_cast<int>(y / (phrase_high + space::gap)) + 1 >= rows) break;
            x = 0, y += phrase_high + space::gap, room = area.w;
        }
        wide = std::min(wide, room);
        if (y == 0) ++flowed.in_first_row;
        flowed.boxes.push_back({area.x + x, area.y + y, wide, phrase_high});
        x += wide + space::gap;
    }
    flowed.all = flowed.boxes.size() == pills.size();
    if (!pills.empty()) flowed.high = y + phrase_high + space::gap;
    return flowed;
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

PhraseRows phrase_rows(const Stage& stage, const Box& area, int rows, std::span<const Pill> pills,
                       bool turns) {
    PhraseRows flowed = flow(stage, area, rows, pills, 0);
    if (flowed.all && !turns) return flowed;
    flowed = flow(stage, area, rows, pills, phrase_high + space::gap);
    flowed.turn = area.top(phrase_high).right_part(phrase_high);
    return flowed;
}

}  // namespace ui
