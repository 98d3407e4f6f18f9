// What was photographed of a service request: as it was reported, and as it was mended.
#pragma once

#include <vector>

#include "kiosk/service/view.h"
#include "ui/screens/lobby_screen.h"

namespace ui {

// One of each, side by side or, where the box is high, one below the other, with a word on each. `open`:
// nobody has said yet that it is mended, or it was not for good.
void request_pictures(Page& page, Stage& stage, const Box& box, bool open,
                      const std::vector<service::SlipPhotoShown>& all);

}  // namespace ui
