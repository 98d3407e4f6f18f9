// The way to a room: steps, and the plan of the arrival floor.
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
void step_list(Stage& stage, std::string_view id, const Box& box, const std::vector<Step>& steps);

struct PlanRoom {
    Box box;  // in the plan's own units
    std::string label;
    bool target = false, arrival = false;
};
struct Plan {
    float width = 0, height = 0;
    std::vector<PlanRoom> rooms;
    std::vector<ImVec2> path;  // from the arrival to the target's door
};
void floor_plan(Stage& stage, std::string_view id, std::string_view label, const Box& box, const Plan& plan);

}  // namespace ui
