// What lies over the page, and the banner that lies in it.
#pragma once

#include "ui/widgets/chip.h"

namespace ui {

struct Dialog {
    std::string_view id;  // "dialog.idle": buttons are id + ".yes" and id + ".no"
    std::string_view title, text, yes, no;
    Icon icon = Icon::none;
    Tone tone = Tone::river;
};
enum class Answer { none, yes, no };

// Draws the scrim and the sheet in the reach square; the page beneath must have been drawn blocked.
Answer dialog(Stage& stage, const Dialog& dialog);

// What happened; what still works or what to do.
struct Banner {
    std::string_view id, title, text;
    Icon icon = Icon::none;
    Tone tone = Tone::river;  // river or amber
};
void banner(Stage& stage, const Box& box, const Banner& banner);
float banner_height(const Stage& stage, float width, const Banner& banner);

}  // namespace ui
