#include "ui/screens/typing.h"

#include <cctype>

#include <imgui_internal.h>

#include "ui/widgets/button.h"
#include "ui/widgets/field.h"
#include "ui/widgets/phrases.h"
#include "ui/widgets/stepper.h"

namespace ui {
namespace {

constexpr float tab_high = 88, tab_gap = 12, least_air = 8;

Box tray_of(const Layout& at, bool tabs) {
    const Box area = tabs ? at.controls.below(tab_high + tab_gap + (at.low_reach ? 0 : 12)) : at.controls;
    if (at.landscape) return area.inset(-10, 0);
    // Edge to edge, down to the bar.
    return {at.page.x, area.y, at.page.w, at.bar.y - area.y};
}

constexpr TextStyle example_name{Type::caption, color::ink5}, example_text{Type::body, color::river7, true};

float examples_height(const Stage& stage, float wide, const TypingPage& typing) {
    const auto n = static_cast<int>(typing.examples.size());
    const float room = Box{0, 0, wide, 0}.column(0, n, space::gap).w - 24;
    float names = 0;
    for (const TypingPage::Example& example : typing.examples)
        names = std::max(names, stage.paint.paragraph_height(room, example.name, example_name, 2));
    return names + stage.paint.line_height(example_text) + 36;
}

// What examples there are, in a line of their own.
void example_line(Page& page, Stage& stage, const Box& room, const TypingPage& typing) {
    Painter& paint = stage.paint;
    const TextStyle text = example_text;
    std::string all;
    for (const TypingPage::Example& example : typing.examples)
        all += (all.empty() ? "" : " · ") + std::string(example.text);
    const std::string words = base::fill(page.words.tr("例如 {examples}"), {{"examples", all}});
    const float high = paint.line_height(text);
    if (room.h >= high) paint.text({room.x, room.centre_y() - high / 2, room.w, high}, words, text);
}

// Side by side in the middle of the room that is left; without their names where there is too little.
void examples(Page& page, Stage& stage, const Box& room, const TypingPage& typing) {
    Painter& paint = stage.paint;
    const TextStyle name = example_name, text = example_text;
    const auto n = static_cast<int>(typing.examples.size());
    if (n == 0) return;
    const float wide = room.column(0, n, space::gap).w - 24, high = examples_height(stage, room.w, typing);
    const float names = high - paint.line_height(text) - 36;
    if (room.h < high + least_air) return example_line(page, stage, room, typing);
    const Box row{room.x, room.centre_y() - high / 2, room.w, high};
    for (int i = 0; i < n; ++i) {
        const Box box = row.column(i, n, space::gap);
        const TypingPage::Example& example = typing.examples[static_cast<std::size_t>(i)];
        paint.fill(box, color::river0, radius::card);
        const Box top{box.x + 12, box.y + 18, wide, names};
        paint.paragraph(top, example.name, name, Align::centre, 2);
        paint.text({top.x, top.bottom(), top.w, paint.line_height(text)}, example.text, text, Align::centre);
    }
}

// Examples with air around them.
float between_height(const Stage& stage, float wide, const TypingPage& typing) {
    constexpr float air = 40;
    return typing.examples.empty() ? air : examples_height(stage, wide, typing) + 2 * air;
}

// Of a task of several pages the way stands where it does on the pages beside this one, as far as what is
// asked and the field leave room: where the title comes then, below the top of the information zone.
float title_under_way(Stage& stage, const TypingPage& typing, const Box& above_field, float asked) {
    constexpr float least = 60, air = 12;
    if (typing.steps.empty()) return under_header;
    const float words = stage.paint.line_height({Type::title, color::ink9, true}) + asked + 3 * air;
    const float high = std::min(above_field.h - way_under_header - words, stepper_height(stage));
    if (high < least) return way_under_header + air;
    const std::string id = std::string(typing.id) + ".steps";
    stepper(stage, above_field.below(way_under_header).top(high), {id, typing.steps, typing.step});
    return way_under_header + high + air;
}

std::optional<std::size_t> offer_row(Stage& stage, const Box& row, const TypingPage& typing) {
    const std::string id = std::string(typing.id) + ".offers";
    NamedRow offers{id, typing.offers_name, {}};
    for (const TypingPage::Offer& offer : typing.offers)
        offers.pills.push_back({offer.id, offer.words});
    return named_row(stage, row, offers);
}

}  // namespace

void forget(std::string& text) {
    std::fill(text.begin(), text.end(), '\0');
    text.clear();
}

bool take_typed(const Page& page, std::string& text, std::size_t most) {
    bool all = true;
    for (const char32_t c : page.typed) {
        if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) continue;
        char utf8[5] = {};
        const auto bytes = static_cast<std::size_t>(ImTextCharToUtf8(utf8, static_cast<unsigned int>(c)));
        all = all && text.size() + bytes <= most;
        if (all) text.append(utf8, bytes);
    }
    return all;
}

void take_typed_code(const Page& page, std::string& code) {
    std::string by_keyboard;
    take_typed(page, by_keyboard, 4 * code_length);
    for (const char c : by_keyboard) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 && code.size() < code_length)
            code.push_back(static_cast<char>(std::toupper(byte)));
    }
    forget(by_keyboard);
}

std::string grouped_code(const std::string& code) {
    return code.size() <= 4 ? code : code.substr(0, 4) + "-" + code.substr(4);
}

void typing_head(Page& page, Stage& stage, const TypingPage& typing, bool active) {
    Painter& paint = stage.paint;
    const Box& info = stage.layout().information;
    const std::string id(typing.id);
    page_header(page, stage);
    const float room = stage.layout().landscape ? info.w - 36 : info.w;
    const TextStyle prompt{Type::body, color::ink7};
    Box field_box{info.x, info.bottom() - 112 - field_error_height(stage), room, 112};
    const Box above_field{info.x, info.y, room, field_box.y - info.y};
    const float asked = paint.paragraph_height(room, typing.prompt, prompt);
    const float title_at = title_under_way(stage, typing, above_field, asked);
    const float under_title = page_title(stage, id + ".title", typing.title, color::ink9, title_at);
    const Box words{info.x, under_title + 8, room, 0};
    // Lying down there is more height than the words need: the field follows them.
    if (stage.layout().landscape) {
        field_box.y = std::min(field_box.y, words.y + asked + between_height(stage, room, typing));
    }
    const int lines = std::max(1, static_cast<int>((field_box.y - words.y - 12) / paint.line_height(prompt)));
    const float high = paint.paragraph(words, typing.prompt, prompt, Align::left, lines);
    const Box between{info.x, words.y + high, room, field_box.y - words.y - high};
    examples(page, stage, between, typing);
    stage.say(id + ".prompt", NodeRole::text, typing.prompt, {words.x, words.y, room, high});
    const std::string field_id = id + ".field";
    const std::string_view name = typing.field.empty() ? typing.title : typing.field;
    Field shown{field_id, name, typing.text, typing.placeholder, active, typing.error};
    shown.composing = typing.composing;
    field(stage, field_box, shown);
    if (typing.count.empty() || !typing.error.empty()) return;
    constexpr TextStyle counted{Type::caption, color::ink7};
    const Box under{field_box.x, field_box.bottom() + 8, field_box.w - 12, paint.line_height(counted)};
    paint.text(under, typing.count, counted, Align::right);
    stage.say(id + ".count", NodeRole::text, typing.count, under);
}

Typed typing_page(Page& page, Stage& stage, const TypingPage& typing) {
    const Layout& at = stage.layout();
    typing_head(page, stage, typing, true);
    Typed typed;
    const std::string id(typing.id), key_id = id + ".key";
    const bool tabs = !typing.tab_here.empty();
    const Box tray = tray_of(at, tabs || typing.keeps_offers);
    if (typing.keeps_offers) typed.offer = offer_row(stage, at.controls.top(tab_high), typing);
    if (tabs) {
        const Box row = at.controls.top(tab_high);
        for (const int column : {0, 1}) {
            const Box box = row.column(column, 2, space::gap);
            if ((column == 1) == typing.second_tab) {
                pill(stage, box, {id + ".tab", typing.tab_here, true});
            } else {
                typed.other_tab = pill(stage, box, {typing.tab_there_id, typing.tab_there});
            }
        }
    }
    Keyboard keys;
    keys.id = key_id;
    keys.rows = typing.rows;
    keys.erase = page.words.tr("删除");
    keys.clear = page.words.tr("清空");
    keys.done = typing.done;
    keys.done_enabled = typing.done_enabled;
    keys.upper = typing.upper;
    keys.unused = typing.unused;
    typed.stroke = keyboard(stage, tray, keys);
    return typed;
}

}  // namespace ui
