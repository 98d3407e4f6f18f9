// State as colour, icon and word. Never tappable.
#pragma once

#include "ui/widgets/stage.h"

namespace ui {

enum class Tone { river, ok, amber, red, sunken, on_dark, festival };

struct Chip {
    Tone tone = Tone::river;
    Icon icon = Icon::none;
    std::string label;
};

float chip_width(const Stage& stage, const Chip& chip);
float chip_height(const Stage& stage);
// With its left (or right) end at x, centred on y; shrinks its words if it would be wider than most.
void chip_from(Stage& stage, float x, float y, const Chip& chip, float most = 0);
void chip_until(Stage& stage, float x, float y, const Chip& chip, float most = 0);

}  // namespace ui
