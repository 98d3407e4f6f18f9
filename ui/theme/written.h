// What the painter put on the glass to be read: for tests that look at every word of every page.
#pragma once

#include <string>

#include "ui/theme/box.h"
#include "ui/theme/tokens.h"

namespace ui {

struct Written {
    std::string text;  // as it was drawn, an ellipsis included; empty for an icon
    float em = 0;      // dp
    bool bold = false, icon = false;
    Color color;
    Box clip;                   // pixels: what lies outside is not seen
    int first = 0, beyond = 0;  // its vertices in the page's draw list
};

}  // namespace ui
