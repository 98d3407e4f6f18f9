// The hidden way in for technicians: hold the house's mark, then the PIN.
#pragma once

#include <memory>

#include "ui/shell/screen.h"
#include "ui/widgets/stage.h"

namespace ui {

std::unique_ptr<Screen> make_staff_gate_screen();

// Called by whoever draws the mark. Two seconds on it open the pad, if the site has a PIN; nothing shows
// that, and nothing is in the tree. A finger that slides takes it back.
void hold_for_staff(Page& page, const Stage& stage, const Box& mark);
inline constexpr float staff_hold_seconds = 2;  // a palm is held longer

}  // namespace ui
