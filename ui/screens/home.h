// Who, when, where first; then the services. Boards 01, 01b, 12, 12b.
#pragma once

#include <memory>

#include "ui/shell/screen.h"

namespace ui {

std::unique_ptr<Screen> make_home_screen();

}  // namespace ui
