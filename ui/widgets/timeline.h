// What has happened, what happens now, and what is to come, one under the other.
#pragma once

#include <string>
#include <vector>

#include "ui/widgets/stage.h"

namespace ui {

struct TimelineStep {
    enum class When { past, now, ahead };
    std::string title, caption, time;
    When when = When::ahead;
    Icon icon = Icon::none;  // of the present one
};

// In the box, evenly; captions go where they do not all fit.
void timeline(Stage& stage, std::string_view id, const Box& box, const std::vector<TimelineStep>& steps);

}  // namespace ui
