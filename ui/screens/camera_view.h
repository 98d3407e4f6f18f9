// What the camera sees, with the three aids: frame, sentence, distance.
#pragma once

#include "ui/screens/wording.h"
#include "ui/widgets/stage.h"

namespace ui {

// Fills the information zone to the panel's edges, under the page's title. `hint` replaces the sentence while
// it is not empty.
void camera_view(Page& page, Stage& stage, std::string_view title, std::string_view hint);

}  // namespace ui
