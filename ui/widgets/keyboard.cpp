#include "ui/widgets/keyboard.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include "ui/widgets/key.h"

namespace ui {
namespace {

constexpr float across = space::key_across, down = space::key_down;
using Kind = Stroke::Kind;

struct Cap {
    std::string id, label;
    Kind kind = Kind::character;
    char character = 0;
    float units = 1;  // of a letter key's width
    Icon icon = Icon::none;
    bool enabled = true;
};

bool draw_cap(Stage& stage, const Box& box, const Cap& cap) {
    const bool special = cap.kind == Kind::erase || cap.kind == Kind::clear;
    const KeyLook look = cap.kind == Kind::done ? KeyLook::action
                         : special              ? KeyLook::special
                                                : KeyLook::letter;
    return key(stage, box,
               {cap.id, cap.label, look, cap.icon, cap.enabled, false,
                cap.kind == Kind::character || cap.kind == Kind::erase});
}

Cap letter(const Keyboard& keyboard, char c) {
    const char shown = keyboard.upper ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
    Cap cap{std::string(keyboard.id) + "." + c, std::string(1, shown), Kind::character, shown};
    cap.enabled = keyboard.unused.find(shown) == std::string_view::npos;
    return cap;
}

std::vector<std::vector<Cap>> caps_of(const Keyboard& keyboard) {
    std::vector<std::vector<Cap>> rows;
    const std::string id(keyboard.id);
    const Cap erase{id + ".erase", std::string(keyboard.erase), Kind::erase, 0, 1.56f, icon::backspace};
    const Cap clear{id + ".clear", std::string(keyboard.clear), Kind::clear, 0, 2.6f};
    const Cap done{id + ".done", std::string(keyboard.done), Kind::done, 0, 5.2f,
                   Icon::none,   keyboard.done_enabled};
    const auto add = [&](std::string_view characters) {
        rows.emplace_back();
        for (const char c : characters)
            rows.back().push_back(letter(keyboard, c));
    };
    if (keyboard.rows == KeyRows::digits) {
        for (const char* three : {"123", "456", "789", "0"})
            add(three);
        Cap wide_clear = clear, wide_erase = erase;
        wide_clear.units = wide_erase.units = 1;
        rows[3].insert(rows[3].begin(), wide_clear);
        rows[3].push_back(wide_erase);
        Cap wide_done = done;
        wide_done.units = 3;
        rows.push_back({wide_done});
        return rows;
    }
    if (keyboard.rows == KeyRows::letters_and_digits) add("1234567890");
    add("qwertyuiop");
    add("asdfghjkl");
    add("zxcvbnm");
    rows.back().push_back(erase);
    rows.push_back({clear, done});
    return rows;
}

}  // namespace

Stroke keyboard(Stage& stage, const Box& tray, const Keyboard& keyboard) {
    tray_ground(stage, tray);
    const auto rows = caps_of(keyboard);
    const auto n = static_cast<float>(rows.size());
    const bool digits = keyboard.rows == KeyRows::digits;
    const float high = std::clamp((tray.h - 24 - down * (n - 1)) / n, 88.0f, 140.0f);
    const float all_high = n * high + down * (n - 1);
    const float wide = std::min(1008.0f, tray.w - 20);  // ten keys of 88 and their gaps, a little more
    const float unit = digits ? (wide - 2 * across) / 3 : (wide - 9 * across) / 10;
    Stroke stroke;
    float y = tray.centre_y() - all_high / 2;
    for (const auto& row : rows) {
        float row_wide = -across;
        for (const Cap& cap : row)
            row_wide += cap.units * unit + (cap.units > 1 ? (cap.units - 1) * across : 0) + across;
        float x = tray.centre_x() - row_wide / 2;
        for (const Cap& cap : row) {
            const float cap_wide = cap.units * unit + (cap.units > 1 ? (cap.units - 1) * across : 0);
            if (draw_cap(stage, {x, y, cap_wide, high}, cap)) stroke = {cap.kind, cap.character};
            x += cap_wide + across;
        }
        y += high + down;
    }
    return stroke;
}

void apply(std::string& text, const Stroke& stroke, std::size_t most) {
    if (stroke.kind == Kind::character && text.size() < most) text.push_back(stroke.character);
    if (stroke.kind == Kind::erase) {
        // A whole character: the bytes that continue it (10xxxxxx), then the one that begins it.
        while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80)
            text.pop_back();
        if (!text.empty()) text.pop_back();
    }
    if (stroke.kind == Kind::clear) text.assign(text.size(), '\0'), text.clear();
}

}  // namespace ui
