// The way to a room, step by step.
#pragma once

#include <string>
#include <vector>

#include "ui/widgets/stage.h"

namespace ui {

struct Step {
    Icon icon = Icon::none;
    std::string hint, action;
    bool last = false;
};

// In dp. The width at which every line stands alone; the least height at some width, and with hint and action
// in one line.
float steps_width(const Stage& stage, const std::vector<Step>& steps);
float steps_height(const Stage& stage, float width, const std::vector<Step>& steps);
float brief_steps_height(const Stage& stage, float width, const std::vector<Step>& steps);
// Whether no word is wider than its line.
bool steps_keep_words(const Stage& stage, float width, const std::vector<Step>& steps);

// Each step is as high as its words need; where the box is too low for that, all of them are brief.
void step_list(Stage& stage, std::string_view id, const Box& box, const std::vector<Step>& steps);

}  // namespace ui
