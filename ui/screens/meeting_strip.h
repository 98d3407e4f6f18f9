// The next meetings on Home: information, not buttons.
#pragma once

#include "ui/screens/wording.h"
#include "ui/widgets/stage.h"

namespace ui {

// Fills the card: as many rows as it holds, or the calm word that there are no more today.
void meeting_strip(Page& page, Stage& stage, const Box& card);

}  // namespace ui
