// The profile of the lobby: check-in now, the other services as they are built.
#pragma once

#include "ui/shell/run.h"

namespace ui {

Profile make_lobby();

}  // namespace ui
