// A page with one field and its keyboard: what look-up, typed codes and walk-ins share.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/screens/lobby_screen.h"
#include "ui/widgets/keyboard.h"

namespace ui {

struct TypingPage {
    std::string_view id;  // of the screen; the field is id + ".field", keys id + ".key.q"
    std::string_view title, prompt, text;
    std::string_view placeholder = {}, error = {}, done = {};
    bool done_enabled = false, upper = false;
    // The other way to the same end, as tabs; empty: none.
    std::string_view tab_here = {}, tab_there = {}, tab_there_id = {};
    bool second_tab = false;  // this one stands at the right: neither moves when the other is touched
    // What may be typed, by example: a name over each.
    struct Example {
        std::string_view name, text;
    };
    std::vector<Example> examples = {};
    // In the place of tabs: what the text most likely means, each to be taken by one touch. As many as stand
    // in the row; empty: none.
    struct Offer {
        std::string_view id, words;
    };
    std::vector<Offer> offers = {};
    std::string_view offers_name = {};  // what they have in common, before them
    bool keeps_offers = false;        // the row stays where there are none: keys must not jump under a finger
    std::string_view composing = {};  // behind the text: what is still pinyin
    std::string_view field = {};      // its name, where the title asks for something else
    std::string_view unused = {};     // keys that no such text needs
    std::string_view count = {};      // under the field: how much more fits
    // Of a task with more than one page: what each asks for, and which one this is.
    std::vector<std::string_view> steps = {};
    std::size_t step = 0;
    KeyRows rows = KeyRows::letters_and_digits;
};

struct Typed {
    Stroke stroke;
    bool other_tab = false;
    std::optional<std::size_t> offer;  // that was touched
};

// Title, prompt and field in the information zone; tabs and keyboard where the hand is.
Typed typing_page(Page& page, Stage& stage, const TypingPage& typing);

// What came from a real keyboard goes into the same text: printable characters while `most` bytes hold them.
// False: one did not fit.
bool take_typed(const Page& page, std::string& text, std::size_t most);

// Codes of 8 letters and digits. A printed one has dashes; what is typed is the code alone.
inline constexpr std::size_t code_length = 8;
void take_typed_code(const Page& page, std::string& code);
// "ABCD-EFGH": four and four read better than eight.
std::string grouped_code(const std::string& code);

// The information zone alone: the same head over a page without its keyboard.
void typing_head(Page& page, Stage& stage, const TypingPage& typing, bool active);

// Overwrites before it forgets: names do not stay in memory.
void forget(std::string& text);

}  // namespace ui
