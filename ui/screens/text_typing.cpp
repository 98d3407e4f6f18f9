#include "ui/screens/text_typing.h"

#include "ui/widgets/button.h"

namespace ui {
namespace {

TextKeyboard keyboard_of(const Page& page, std::string_view id, const TextPage& text) {
    const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
    TextKeyboard keys;
    keys.id = id;
    keys.pinyin = tr("拼音");
    keys.english = tr("英文");
    keys.hide = tr("收起键盘");
    // TRANSLATORS: on a narrow key; divides two syllables of pinyin
    keys.split = tr("分词");
    // TRANSLATORS: on a narrow key; capital letters
    keys.capitals = tr("大写");
    keys.digits = "123";
    // TRANSLATORS: on a narrow key
    keys.symbols = tr("符号");
    // TRANSLATORS: back from digits and symbols
    keys.letters = tr("字母");
    keys.space = tr("空格");
    // TRANSLATORS: takes the first of the Chinese words on offer
    keys.choose = tr("选定");
    keys.done = text.typing.done;
    keys.done_enabled = text.typing.done_enabled;
    keys.candidates = {tr("更多字词"),
                       tr("收起字词"),
                       tr("上一页"),
                       tr("下一页"),
                       tr("删除"),
                       tr("打拼音，在这里选字"),
                       tr("没有这样的拼音，请删去几个字母")};
    if (text.marks == TextMarks::name) keys.marks = "·", keys.english_marks = "-'";
    return keys;
}

// Down to the bar, edge to edge where it stands upright.
Box tray_of(const Layout& at) {
    const Box all = at.landscape ? at.controls.inset(-10, 0)
                                 : Box{at.page.x, at.controls.y, at.page.w, at.bar.y - at.controls.y};
    return all.foot(std::min(all.h, text_keyboard_height));
}

bool without_keyboard(Page& page, Stage& stage, const TextPage& text, TextEntry& entry) {
    const std::string id(text.typing.id), show = id + ".key.show", next = id + ".key.done";
    const Box row = stage.layout().controls.foot(120);
    if (button(stage, row.left(408),
               {show, page.words.tr("打开键盘"), ButtonKind::secondary, icon::keyboard}))
        entry.keys.open = true;
    return button(
        stage, row.right_part(row.w - 432),
        {next, text.typing.done, ButtonKind::primary, icon::arrow_right, true, text.typing.done_enabled});
}

void note(TextEntry& entry, bool fitted, bool written) {
    if (written) entry.overfull = !fitted;
}

// A phrase goes behind what is written, or stands alone; what was being composed is it, most likely.
void write_phrase(Page& page, std::string_view phrase, std::size_t most, TextEntry& entry) {
    std::string& text = entry.text;
    page.composer.clear();
    if (text.ends_with(phrase)) return;
    // What was the beginning of it, or found it, is in it.
    if (phrase.size() <= most && phrase.find(text) != std::string_view::npos) forget(text);
    // TRANSLATORS: between two things that somebody says
    const std::string_view comma = text.empty() ? std::string_view() : page.words.tr("，");
    note(entry, text.size() + comma.size() + phrase.size() <= most, true);
    if (!entry.overfull) text += std::string(comma) + std::string(phrase);
}

void phrase_row(Page& page, Stage& stage, const Box& tray, const TextPage& text, TextEntry& entry) {
    const Box& controls = stage.layout().controls;
    const Box above{controls.x, controls.y, controls.w, tray.y - space::gap - controls.y};
    if (above.h < space::smallest_control) return;
    Box row = above.foot(space::smallest_control);
    for (std::size_t n = 0; n < text.phrases.size(); ++n) {
        const std::string id = std::string(text.typing.id) + ".phrase." + std::to_string(n);
        const Pill each{id, text.phrases[n]};
        const float wide = pill_width(stage, each);
        if (wide > row.w) return;
        if (pill(stage, row.left(wide), each)) write_phrase(page, text.phrases[n], text.most, entry);
        row = row.right_part(row.w - wide - space::gap);
    }
}

}  // namespace

bool text_keys(Page& page, Stage& stage, const Box& tray, const TextPage& text, TextEntry& entry) {
    const std::string id = std::string(text.typing.id) + ".key";
    const TextKeyboard keys = keyboard_of(page, id, text);
    TextStroke stroke = text_keyboard(stage, tray, keys, entry.keys, page.composer);
    note(entry, apply(entry.text, stroke, text.most), stroke.erase || !stroke.text.empty());
    forget(stroke.text);
    return stroke.done;
}

bool text_page(Page& page, Stage& stage, const TextPage& text, TextEntry& entry) {
    TypingPage head = text.typing;
    head.composing = page.composer.shown();
    if (entry.overfull && head.error.empty()) head.error = page.words.tr("写满了，多出来的字没有写进去");
    typing_head(page, stage, head, entry.keys.open);
    const Box tray = tray_of(stage.layout());
    if (entry.keys.open) phrase_row(page, stage, tray, text, entry);
    const bool done = entry.keys.open ? text_keys(page, stage, tray, text, entry)
                                      : without_keyboard(page, stage, text, entry);
    note(entry, take_typed(page, entry.text, text.most), !page.typed.empty());
    return done;
}

}  // namespace ui
