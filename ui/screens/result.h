// The verdict, the name, the three facts people walk away with, and the way. Boards 03, 03b.
#pragma once

#include <memory>

#include "ui/shell/screen.h"

namespace ui {

std::unique_ptr<Screen> make_result_screen();

}  // namespace ui
