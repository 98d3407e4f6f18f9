// The complete keyboard: pinyin with candidates, English, digits and symbols. The page keeps the text; what
// is still pinyin is the composer's.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ui/input/composer.h"
#include "ui/widgets/candidates.h"
#include "ui/widgets/stage.h"

namespace ui {

enum class KeyPage { pinyin, english, digits, symbols };

// What a keyboard remembers from frame to frame; its page on the screen owns it.
struct KeyState {
    std::optional<KeyPage> script;  // pinyin or english; none: the language's own
    std::optional<KeyPage> marks;   // digits or symbols, over the letters
    bool capitals = false, expanded = false, open = true;
    int candidates_page = 0;
};

// Where a key of 88 dp would be under 18 mm (small panels, and so in large text) pinyin is typed by nine
// keys, id + ".abc" to ".wxyz".
//
// Tabs are id + ".tab.pinyin" and ".tab.english"; there is room for a third, handwriting, between them. Keys
// are id + ".q", ".split", ".caps", ".digits", ".symbols", ".letters", ".space", ".erase", ".done", ".hide";
// marks are id + ".u3002", by code point.
struct TextKeyboard {
    std::string_view id;
    std::string_view pinyin, english, hide, split, capitals, digits, symbols, letters, space;
    CandidateWords candidates;
    std::string_view choose, done;  // the action key: while something is composed, and else
    bool done_enabled = true;
    std::string_view marks = "，。", english_marks = ",.";  // left and right of the space
};

struct TextStroke {
    std::string text;  // to be written at the end
    bool erase = false, done = false;
};

// The height that the keyboard needs at most; it fits 698 (low reach).
inline constexpr float text_keyboard_height = 838;

// Fills the tray's ground; keys are as high as the box allows (108 to 140).
TextStroke text_keyboard(Stage& stage, const Box& tray, const TextKeyboard& keyboard, KeyState& state,
                         Composer& composer);

// Applies a stroke to a text of at most `most` bytes; a character that does not fit is not begun. False: one
// did not.
bool apply(std::string& text, const TextStroke& stroke, std::size_t most);

}  // namespace ui
