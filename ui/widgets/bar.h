// The seven keys that are on every page, and the header.
#pragma once

#include <optional>

#include "ui/widgets/ring.h"
#include "ui/widgets/stage.h"

namespace ui {

enum class BarKey { none, home, back, help, language, large_text, voice, low_reach };

struct Bar {
    // In the order of the keys; already translated.
    struct Words {
        std::string_view home, back, help, language, large_text, voice, low_reach;
        std::string_view help_in_brief, language_in_brief;
    } words;
    bool on_home = false, can_go_back = true;
    bool large_text = false, voice = false, low_reach = false;
    bool voice_ready = false;  // without a voice the key is disabled, not silent
    std::optional<TimeLeft> left;
};

// One key of it, 120 x 120.
struct BarItem {
    std::string_view id, label;
    Icon icon = Icon::none;
    bool enabled = true, toggle = false, on = false;
    bool current = false;  // the page that it leads to is up
    std::optional<TimeLeft> left = std::nullopt;
    std::string_view brief = {};  // written where the whole label, which is what is read aloud, is too wide
    bool tall = false;  // of a row in which a word takes two lines: the pictures stand higher, all alike
};
bool bar_key(Stage& stage, const Box& box, const BarItem& item);

// The key that was released in this frame.
BarKey bar(Stage& stage, const Bar& bar);

struct Header {
    std::string_view brand, place, time, date;
    bool on_dark = false;
};
// 76 high at the top of the box.
void header(Stage& stage, const Box& box, const Header& header);

// The house's mark alone; white ground on dark pictures.
void mark(Stage& stage, const Box& box, bool on_dark);

}  // namespace ui
