// A page on which whole words are written: the field of typing.h over the complete keyboard.
#pragma once

#include "ui/screens/typing.h"
#include "ui/widgets/text_keyboard.h"

namespace ui {

// A text that a page owns while it is written. No globals, no copy: what is typed lies here and in the
// composer.
struct TextEntry {
    std::string text;
    KeyState keys;
    bool overfull = false;  // the last that was written did not fit, and nothing was taken away since
};

enum class TextMarks { sentence, name };  // what stands beside the space: "，。" or "·"

struct TextPage {
    TypingPage typing;     // its `text` is the entry's; `done` is the action key's and the button's word
    std::size_t most = 0;  // bytes
    TextMarks marks = TextMarks::sentence;
    // Written by one touch, where there is room above the keys: as many as stand in a row.
    std::vector<std::string_view> phrases = {};
};

// Draws the page, takes what was typed on the glass or on a real keyboard into the entry, and is true when
// the visitor is done with it. With the keyboard hidden two buttons stand in its place.
bool text_page(Page& page, Stage& stage, const TextPage& text, TextEntry& entry);

// The keyboard alone, for pages with a head of their own.
bool text_keys(Page& page, Stage& stage, const Box& tray, const TextPage& text, TextEntry& entry);

}  // namespace ui
