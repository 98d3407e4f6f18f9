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
    std::vector<PlanRoom> rooms;
    std::vector<ImVec2> path;  // from the arrival to the target's door
};

// Whether every room of it can bear its name: no plan is drawn with one that cannot.
bool plan_fits(const Stage& stage, const Box& box, const Plan& plan);
void floor_plan(Stage& stage, std::string_view id, std::string_view label, const Box& box, const Plan& plan);

// The line without points that do not turn it: a stroke of no length, or one straight on, kinks the joint.
std::vector<ImVec2> turning_points(const std::vector<ImVec2>& path);

}  // namespace ui
