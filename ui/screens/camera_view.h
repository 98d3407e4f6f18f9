// What the camera sees, with the three aids: frame, sentence, distance.
#pragma once

#include "ui/screens/wording.h"
#include "ui/widgets/stage.h"

namespace ui {

struct CameraView {
    std::string_view title;
    std::string_view hint = {};  // replaces the sentence while it is not empty
    // dp: above 0 it is a page for staff, whose own head ends there and is drawn on the navy that this
    // leaves.
    float staff_head = 0;
};
// Fills the information zone to the panel's edges, under the page's title.
void camera_view(Page& page, Stage& stage, const CameraView& shown);

}  // namespace ui
