// 本机状态: the wire, the age of the data and the devices, for staff. Behind the help page, so in no
// visitor's way; nothing personal is on it.
#pragma once

#include <memory>

#include "ui/shell/screen.h"

namespace ui {

std::unique_ptr<Screen> make_status_screen();

}  // namespace ui
