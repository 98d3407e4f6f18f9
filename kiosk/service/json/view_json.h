// The view as JSON, for the automation socket (docs/automation.md). Holds what the screen shows: personal
// too.
#pragma once

#include <string>

#include "kiosk/service/view.h"

namespace service {

// Members are named as in view.h; enumerations are their names; times are milliseconds since the epoch; what
// is not there is left out.
std::string view_as_json(const KioskView& view);

}  // namespace service
