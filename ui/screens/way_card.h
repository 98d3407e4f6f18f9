// The card that says how to get to the room: steps, and the plan of the arrival floor beside them.
#pragma once

#include "ui/screens/wording.h"
#include "ui/widgets/stage.h"

namespace ui {

// Whether a card of that size has room for the plan as well.
bool way_shows_plan(const Page& page, const Stage& stage, const Box& box, const domain::Place& place);
// The least height at which no step is cut. From there on the plan has what the steps leave, or is left out.
float way_height(const Page& page, const Stage& stage, float width, const domain::Place& place);
void way_card(Page& page, Stage& stage, const Box& box, const domain::Place& place);

// No two kinds that mean different things look alike.
Icon step_icon(domain::StepKind kind);

}  // namespace ui
