// Buttons of 120, and the phrase pill of 88.
#pragma once

#include "ui/widgets/stage.h"

namespace ui {

enum class ButtonKind { primary, secondary, quiet };

struct Button {
    std::string_view id, label;
    ButtonKind kind = ButtonKind::primary;
    Icon icon = Icon::none;
    bool icon_after = false;  // behind the label: "next" arrows
    bool enabled = true;
};

// True in the frame in which it was released inside.
bool button(Stage& stage, const Box& box, const Button& button);

// A common phrase or one of a few choices; `on` shows the chosen one.
struct Pill {
    std::string_view id, label;
    bool on = false, enabled = true;
    Icon icon = Icon::none;
    bool toggle = false;  // switches something: on, it is outlined and not filled, for it leads nowhere
};
float pill_width(const Stage& stage, const Pill& pill);
bool pill(Stage& stage, const Box& box, const Pill& pill);

// A square of 88 or 120 with an icon: pages of a list. `word`, under it: what no sign says to everybody.
bool icon_button(Stage& stage, const Box& box, std::string_view id, std::string_view label, Icon icon,
                 bool enabled = true, std::string_view word = {});

}  // namespace ui
