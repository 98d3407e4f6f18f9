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

// down: the hint above the action, beside the sign. brief: both in one line. across: side by side, the words
// under their signs. `scale` is of the type, which never gets smaller than the smallest text.
struct StepForm {
    enum class Shape { down, brief, across } shape = Shape::down;
    float scale = 1;
};

// In dp: the width at which every line of a list stands alone, and the least height at some width.
float steps_width(const Stage& stage, const std::vector<Step>& steps);
float steps_height(const Stage& stage, float width, const std::vector<Step>& steps, StepForm form);
// Whether they are no higher than the box, and no word is wider than its line.
bool steps_fit(const Stage& stage, const Box& box, const std::vector<Step>& steps, StepForm form);

// Each step is as high as its words need; spare room goes between them.
void step_list(Stage& stage, std::string_view id, const Box& box, const std::vector<Step>& steps,
               StepForm form);

}  // namespace ui
