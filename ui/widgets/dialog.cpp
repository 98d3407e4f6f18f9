#include "ui/widgets/dialog.h"

#include "ui/theme/motion.h"
#include "ui/widgets/button.h"

namespace ui {
namespace {

constexpr float sheet_width = 820, pad = 40;

struct Look {
    Color ground, ink;
};
Look look_of(Tone tone) {
    switch (tone) {
        case Tone::amber:
            return {color::amber_ground, color::amber};
        case Tone::red:
            return {color::red_ground, color::red};
        case Tone::ok:
            return {color::ok_ground, color::ok};
        default:
            return {color::river0, color::river7};
    }
}

}  // namespace

Answer dialog(Stage& stage, const Dialog& dialog) {
    Painter& paint = stage.paint;
    const Layout& at = stage.layout();
    const auto [here, is_new] = comes_in(stage, dialog.id);
    paint.fade_in(here);
    paint.fill(at.page, color::ink9.with_alpha(.4f));
    const int mark = paint.mark();

    const TextStyle title{Type::title, color::ink9, true}, text{Type::body, color::ink7};
    const float room = sheet_width - 2 * pad;
    const float title_high = paint.paragraph_height(room, dialog.title, title, 2);
    const float text_high = paint.paragraph_height(room, dialog.text, text, 3);
    const float icon_high = at.low_reach ? 0 : 140;
    const float high = pad + icon_high + title_high + 12 + text_high + 32 + 120 + 24 + 120 + pad;
    // Low in the square, where a hand is.
    const float y = at.low_reach ? at.controls.bottom() - high
                                 : at.controls.y + std::max(0.0f, (at.controls.h - high) / 2);
    const Box sheet{at.controls.centre_x() - sheet_width / 2, y, sheet_width, high};
    paint.shadow(sheet, Elevation::e3, radius::sheet);
    paint.fill(sheet, color::surface, radius::sheet);
    std::string label(dialog.title);
    label.append(" ").append(dialog.text);
    stage.say(dialog.id, NodeRole::dialog, label, sheet);

    float top = sheet.y + pad;
    if (icon_high > 0) {
        const Look look = look_of(dialog.tone);
        paint.disc(sheet.centre_x(), top + 54, 54, look.ground);
        paint.icon(dialog.icon, sheet.centre_x(), top + 54, 60, look.ink);
        top += icon_high;
    }
    const Box words{sheet.x + pad, top, room, 0};
    paint.paragraph(words, dialog.title, title, Align::centre, 2);
    paint.paragraph(words.moved(0, title_high + 12), dialog.text, text, Align::centre, 3);
    const Box yes{words.x, sheet.bottom() - pad - 264, room, 120};
    const std::string id(dialog.id);
    Answer answer = Answer::none;
    if (is_new) focus_next(stage);
    if (button(stage, yes, {id + ".yes", dialog.yes})) answer = Answer::yes;
    if (button(stage, yes.moved(0, 144), {id + ".no", dialog.no, ButtonKind::secondary})) answer = Answer::no;
    if (!stage.calm) paint.lower(mark, at.page, motion::rise * (1 - here));
    paint.fade_in(1);
    return answer;
}

float banner_height(const Stage& stage, float width, const Banner& banner) {
    const float room = width - 132 - 32;
    const Painter& paint = stage.paint;
    return std::max(120.0f, 36 + paint.paragraph_height(room, banner.title, {Type::body, {}, true}, 2) +
                                paint.paragraph_height(room, banner.text, {Type::caption}, 3));
}

void banner(Stage& stage, const Box& box, const Banner& banner) {
    Painter& paint = stage.paint;
    const Look look = look_of(banner.tone);
    paint.fill(box, look.ground, radius::card);
    if (banner.tone == Tone::river) paint.outline(box, color::river2, 2, radius::card);
    paint.icon(banner.icon, box.x + 66, box.centre_y(), 60, look.ink);
    const float room = box.w - 132 - 32;
    const bool amber = banner.tone != Tone::river;
    const TextStyle title{Type::body, amber ? look.ink : color::ink9, true};
    const TextStyle text{Type::caption, amber ? look.ink : color::ink5};
    const float title_high = paint.paragraph_height(room, banner.title, title, 2);
    const float text_high = paint.paragraph_height(room, banner.text, text, 3);
    const Box words{box.x + 132, box.centre_y() - (title_high + text_high) / 2, room, 0};
    paint.paragraph(words, banner.title, title, Align::left, 2);
    paint.paragraph(words.moved(0, title_high), banner.text, text, Align::left, 3);
    std::string label(banner.title);
    label.append(" ").append(banner.text);
    stage.say(banner.id, NodeRole::status, label, box);
}

}  // namespace ui
