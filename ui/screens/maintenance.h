// The technicians' pages behind the staff gate. Each ends with the visit, and with the gate.
#pragma once

#include <memory>

#include "ui/shell/screen.h"

namespace ui {

std::unique_ptr<Screen> make_maintenance_screen();  // the overview
std::unique_ptr<Screen> make_device_tests_screen();
std::unique_ptr<Screen> make_network_screen();
std::unique_ptr<Screen> make_dead_letters_screen();
std::unique_ptr<Screen> make_log_screen();
std::unique_ptr<Screen> make_brightness_screen();
std::unique_ptr<Screen> make_exit_screen();
// Takes no touch for 30 s, then goes back by itself.
std::unique_ptr<Screen> make_cleaning_screen();

}  // namespace ui
