// One key of a keyboard, 88 x 108 or more.
#pragma once

#include "ui/widgets/stage.h"

namespace ui {

// On a word or a quiet key the icon stands beside the words, on the others instead; quiet has the tray's
// ground.
enum class KeyLook { letter, special, action, word, quiet };

struct Key {
    std::string_view id, label;  // the label is written, or read aloud where an icon stands for it
    KeyLook look = KeyLook::letter;
    Icon icon = Icon::none;
    bool enabled = true;
    bool on = false;              // a tab that is open, capital letters
    bool repeats = false;         // may be struck twice in a row
    std::string_view above = {};  // over the label and smaller: the digit of nine keys
};
bool key(Stage& stage, const Box& box, const Key& key);

// What keys lie on. Lying down it is a sheet that has come up from the lower edge.
void tray_ground(Stage& stage, const Box& tray);

}  // namespace ui
