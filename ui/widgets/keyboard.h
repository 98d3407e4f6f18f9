// The on-screen keyboard: letters, or a number pad. It returns what was struck; the page keeps the text.
#pragma once

#include <string>
#include <string_view>

#include "ui/widgets/stage.h"

namespace ui {

enum class KeyRows { letters, letters_and_digits, digits };

struct Keyboard {
    std::string_view id;  // keys are id + ".q", id + ".erase", id + ".clear", id + ".done"
    KeyRows rows = KeyRows::letters;
    std::string_view erase, clear, done;  // words
    bool done_enabled = true, upper = false;
    std::string_view unused = {};  // keys in their places that cannot be struck, as they are written: "01OI"
};

struct Stroke {
    enum class Kind { none, character, erase, clear, done } kind = Kind::none;
    char character = 0;
};

// Fills the tray's ground and draws its keys as large as the box allows (108 to 140 high).
Stroke keyboard(Stage& stage, const Box& tray, const Keyboard& keyboard);

// Applies a stroke to a text of at most `most` bytes of UTF-8.
void apply(std::string& text, const Stroke& stroke, std::size_t most);

}  // namespace ui
