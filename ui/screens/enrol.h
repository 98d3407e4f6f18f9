// The one page of a kiosk that no hub has let in yet: its code, then the digits to compare.
#pragma once

#include <memory>

#include "ui/shell/screen.h"

namespace ui {

std::unique_ptr<Screen> make_enrol_screen();

}  // namespace ui
