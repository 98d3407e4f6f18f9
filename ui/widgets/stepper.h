// Where a form stands: done, here, still to come.
#pragma once

#include <span>

#include "ui/widgets/stage.h"

namespace ui {

struct Stepper {
    std::string_view id;
    std::span<const std::string_view> words;  // one for each step, already translated
    std::size_t now = 0;
};
// With the words beneath. Where there is less, they stand beside their discs; all of them, or the current
// one's.
float stepper_height(const Stage& stage);
void stepper(Stage& stage, const Box& box, const Stepper& stepper);

}  // namespace ui
