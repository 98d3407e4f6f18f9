// Registering at the door: a name and a resident organisation, where the organiser allows it.
#pragma once

#include <memory>

#include "ui/shell/screen.h"

namespace ui {

std::unique_ptr<Screen> make_walk_in_screen(const service::MeetingRow& meeting);

}  // namespace ui
