// Where the rooms of a plan stand in a box, and how their names are written.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "ui/widgets/plan.h"

namespace ui {

struct PlacedRoom {
    Box cell;
    Box words;  // the part of the cell that its name has
    std::vector<std::string_view> lines;
};
struct PlacedPlan {
    float em = 0;  // dp, of all names
    std::vector<PlacedRoom> rooms;
    std::vector<ImVec2> path;
};

constexpr float plan_start_disc = 26;

TextStyle name_style(const PlanRoom& room, float em);
// The plan fills the box; rooms grow at the cost of others, and names get smaller, until every name stands
// whole in its room. None where that cannot be. The plan must outlive what is returned.
std::optional<PlacedPlan> place_plan(const Painter& paint, const Box& box, const Plan& plan);

}  // namespace ui
