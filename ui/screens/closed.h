// What stands instead of Home on a machine whose token was revoked.
#pragma once

#include <memory>

#include "ui/shell/screen.h"

namespace ui {

std::unique_ptr<Screen> make_closed_screen();

}  // namespace ui
