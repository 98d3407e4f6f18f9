// Which keys the complete keyboard has, and in which rows; text_keyboard.cpp draws them.
#pragma once

#include <string>
#include <vector>

#include "ui/widgets/key.h"
#include "ui/widgets/text_keyboard.h"

namespace ui::caps {

enum class Act {
    none,
    write,
    nine,
    split,
    space,
    erase,
    done,
    capitals,
    digits,
    symbols,
    letters,
    pinyin,
    english,
    hide
};

// One key, before it has a place.
struct Cap {
    Act act = Act::write;
    std::string id, text;  // what is written on it, and by it
    KeyLook look = KeyLook::letter;
    Icon icon = Icon::none;
    float share = 0;  // 0: a letter's width; else its part of what letters leave in the row
    bool enabled = true, on = false;
    std::string above = {};  // of nine keys: the digit, which it strikes
    int columns = 1;         // in the block of nine keys
};
using Row = std::vector<Cap>;

// Four rows. `script` is pinyin or english.
std::vector<Row> rows(const TextKeyboard& keyboard, const KeyState& state, KeyPage script, bool composing);

// Three rows of six columns: the block of nine amid what else there is; the apostrophe has the place of 1.
inline constexpr int nine_columns = 6;
std::vector<Row> nine_rows(const TextKeyboard& keyboard, bool composing);

}  // namespace ui::caps
