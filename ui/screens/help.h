// 请人帮忙: whom to call and where to find them. Also what lies behind the staff tile.
#pragma once

#include <memory>

#include "ui/shell/screen.h"

namespace ui {

std::unique_ptr<Screen> make_help_screen();

}  // namespace ui
