// Nothing to show: a boat on still water, what there is not, and what comes next.
#pragma once

#include "ui/widgets/stage.h"

namespace ui {

struct EmptyState {
    std::string_view id, title, text;
};
// In the middle of the box; where that is low the words stay and the boat sails.
void empty_state(Stage& stage, const Box& box, const EmptyState& empty);

}  // namespace ui
