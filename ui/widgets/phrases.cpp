#include "ui/widgets/phrases.h"

#include "ui/widgets/button.h"

namespace ui {

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

}  // namespace ui
