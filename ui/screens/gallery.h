// Every widget in every state, on pages of their own: documentation, and what a golden test compares.
#pragma once

#include "ui/shell/run.h"

namespace ui {

// Instead of the lobby: --gallery.
Profile make_gallery();
std::unique_ptr<Screen> make_gallery_screen(int page = 0);

}  // namespace ui
