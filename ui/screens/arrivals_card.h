// The card of a result page that says how many have come.
#pragma once

#include "ui/screens/wording.h"
#include "ui/widgets/stage.h"

namespace ui {

// How many are there, who among them, and the house's note; or the count alone in one line.
float arrivals_line_height(const Stage& stage);
void arrivals_line(Page& page, Stage& stage, const Box& box, const service::CheckInResult& result);
void arrivals_card(Page& page, Stage& stage, const Box& box, const service::CheckInResult& result);

}  // namespace ui
