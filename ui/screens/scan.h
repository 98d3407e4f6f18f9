// Check-in by the camera, and the ways around it. Board 02.
#pragma once

#include <memory>

#include "ui/shell/screen.h"

namespace ui {

std::unique_ptr<Screen> make_scan_screen();

}  // namespace ui
