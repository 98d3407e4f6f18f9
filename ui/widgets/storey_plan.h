// A storey seen from above: its rooms, and where in it a place is. Only to be read: what is touched is
// larger.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/widgets/stage.h"

namespace ui {

struct StoreyRoom {
    Box box;                 // in the plan's own units
    std::string_view label;  // written where it fits
    Icon icon =
        Icon::none;  // of one without a label; what has a name is no other's sign where it does not fit
    bool here = false;
};

struct StoreyPlan {
    std::string_view id;
    std::string_view spoken;       // what the whole of it says
    std::string_view name;         // under it at the left: "3 楼平面"
    std::string_view left, right;  // which ends these are; both empty: nobody knows
    std::vector<StoreyRoom> rooms;
};

// Fills the box, which is a card. False: there are no rooms, or the name of the one in question does not fit,
// and nothing is drawn.
bool storey_plan(Stage& stage, const Box& box, const StoreyPlan& plan);

}  // namespace ui
