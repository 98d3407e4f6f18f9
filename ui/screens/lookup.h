// Check-in without a phone: by name, by the last four digits, or by a typed code.
#pragma once

#include <memory>

#include "ui/shell/screen.h"

namespace ui {

std::unique_ptr<Screen> make_lookup_screen();  // "checkin.lookup"
std::unique_ptr<Screen> make_code_screen();    // "checkin.code"

}  // namespace ui
