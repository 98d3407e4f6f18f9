// The plan of a floor: its rooms, one of them the target, and the line that leads there.
#pragma once

#include <string>
#include <vector>

#include "ui/widgets/stage.h"

namespace ui {

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

// A label that would be cut is left out; the target's never is.
void floor_plan(Stage& stage, std::string_view id, std::string_view label, const Box& box, const Plan& plan);

// The line without points that do not turn it: a stroke of no length, or one straight on, kinks the joint.
std::vector<ImVec2> turning_points(const std::vector<ImVec2>& path);

}  // namespace ui
