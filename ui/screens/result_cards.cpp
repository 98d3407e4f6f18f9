#include "ui/screens/result_cards.h"

#include <cmath>

#include "ui/widgets/ring.h"

namespace ui {
namespace {

constexpr float pad = 40;
constexpr TextStyle caption{Type::caption, color::ink5}, value{Type::heading, color::ink9, true};

float icon_room(const Stage& stage) {
    return stage.large() ? 44 : 38;
}

// How facts side by side are said where room is short, one after the other: the floor alone instead of "room
// · floor", captions of two lines, values a little smaller; all of them alike.
struct FactForm {
    bool brief = false;
    int caption_lines = 1;
    float scale = 1;
    int value_lines = 1;
};

const std::string& caption_of(const ResultFact& fact, bool brief) {
    return brief && !fact.brief.empty() ? fact.brief : fact.caption;
}

// The narrowest in which the text has that many lines.
float width_in(const Painter& paint, std::string_view text, const TextStyle& style, int lines) {
    float wide = paint.width(text, style) + 1;
    if (lines == 1) return wide;
    const float least = std::max(paint.widest_word(text, style) + 1, wide / static_cast<float>(lines));
    for (wide = least; paint.line_count(wide, text, style) > lines;)
        wide += 4;
    return wide;
}

TextStyle value_style(const Painter& paint, FactForm form) {
    TextStyle scaled = value;
    scaled.size = paint.em(value) * form.scale;
    return scaled;
}

float column_need(const Stage& stage, const ResultFact& fact, FactForm form) {
    const Painter& paint = stage.paint;
    return std::max(width_in(paint, fact.value, value_style(paint, form), form.value_lines),
                    width_in(paint, caption_of(fact, form.brief), caption, form.caption_lines) +
                        icon_room(stage)) +
           24;
}

float columns_need(const Stage& stage, const std::vector<ResultFact>& facts, FactForm form) {
    float sum = 0;
    for (const ResultFact& fact : facts)
        sum += column_need(stage, fact, form);
    return sum;
}

FactForm form_of(const Stage& stage, const std::vector<ResultFact>& facts, float room) {
    FactForm form;
    const float smallest = stage.paint.smallest() / stage.paint.em(value);
    for (const float least : {.7f, smallest}) {
        for (form.caption_lines = 1; form.caption_lines <= 2; ++form.caption_lines) {
            for (const bool brief : {false, true}) {
                form.brief = brief;
                for (form.scale = 1; form.scale >= least; form.scale -= .05f)
                    if (columns_need(stage, facts, form) <= room) return form;
            }
        }
    }
    return {true, 2, smallest, 2};
}

// Each column gets what its words need and an equal part of the rest; too little is shared in proportion.
std::vector<float> column_widths(const Stage& stage, const std::vector<ResultFact>& facts, FactForm form,
                                 float room) {
    const float sum = columns_need(stage, facts, form);
    std::vector<float> widths;
    for (const ResultFact& fact : facts) {
        const float need = column_need(stage, fact, form);
        widths.push_back(sum > room ? need * room / sum
                                    : need + (room - sum) / static_cast<float>(facts.size()));
    }
    return widths;
}

// A title that would have to be much smaller takes two lines, in whole words.
TextStyle title_style(const Painter& paint, std::string_view title, float room) {
    const TextStyle fit = paint.fitted(title, value, room);
    if (paint.em(fit) >= paint.em(value) * .8f) return fit;
    TextStyle two = value;
    two.size = paint.em(value);
    while (two.size > paint.smallest() &&
           (paint.line_count(room, title, two) > 2 || paint.widest_word(title, two) > room))
        two.size -= 1;
    return two;
}

float title_height(const Painter& paint, std::string_view title, float room) {
    if (title.empty()) return 0;
    const TextStyle style = title_style(paint, title, room);
    return std::max(paint.line_height(value), paint.paragraph_height(room, title, style, 2));
}

float fact_height(const Painter& paint, FactForm form) {
    const float values = form.value_lines == 1 ? paint.line_height(value)
                                               : paint.line_height(value_style(paint, form)) *
                                                     static_cast<float>(form.value_lines);
    return paint.line_height(caption) * static_cast<float>(form.caption_lines) + values - 4;
}

void fact_at(Stage& stage, float x, float y, float room, const ResultFact& fact, FactForm form) {
    Painter& paint = stage.paint;
    const float high = paint.line_height(caption), icon = icon_room(stage) - 8;
    const std::string& words = caption_of(fact, form.brief);
    paint.icon(fact.icon, x + icon / 2, y + high / 2, icon, color::river7);
    const Box beside{x + icon + 8, y, room - icon - 8, high};
    if (form.caption_lines == 1) {
        paint.text(beside, words, caption);
    } else {
        paint.paragraph(beside, words, caption, Align::left, form.caption_lines);
    }
    const float value_y = y + high * static_cast<float>(form.caption_lines) - 4;
    if (form.value_lines == 1) {
        paint.text({x, value_y, room, paint.line_height(value)}, fact.value, value_style(paint, form));
    } else {
        paint.paragraph({x, value_y, room, 0}, fact.value, value_style(paint, form), Align::left,
                        form.value_lines);
    }
}

// One below the other, the first with the whole room and two of the rest beside each other: all values in one
// size.
float stacked_scale(const Painter& paint, const std::vector<ResultFact>& facts, float room) {
    float size = paint.em(value);
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const bool pair = i > 0 && (i % 2 == 0 || i + 1 < facts.size());
        size = std::min(size, paint.em(paint.fitted(facts[i].value, value, pair ? (room - 24) / 2 : room)));
    }
    return size / paint.em(value);
}

}  // namespace

float facts_height(const Stage& stage, float width, const Verdict& verdict, bool stacked) {
    const Painter& paint = stage.paint;
    const float title = title_height(paint, verdict.card_title, width - 2 * pad);
    const FactForm form = stacked ? FactForm{} : form_of(stage, verdict.facts, width - 2 * pad);
    const float fact = fact_height(paint, form);
    const auto n = static_cast<float>(verdict.facts.size());
    if (stacked) return 24 + title + 14 + std::ceil((n + 1) / 2) * (fact + 14) * (n > 0 ? 1.0f : 0.0f) + 16;
    return 24 + title + (verdict.facts.empty() ? 0 : fact + 16) + 24;
}

void facts_card(Stage& stage, const Box& box, const Verdict& verdict, bool stacked) {
    Painter& paint = stage.paint;
    paint.card(box);
    const float room = box.w - 2 * pad;
    float y = box.y + 24;
    std::string spoken = verdict.card_title;
    if (!verdict.card_title.empty()) {
        const float high = title_height(paint, verdict.card_title, room);
        const TextStyle style = title_style(paint, verdict.card_title, room);
        const float words = paint.paragraph_height(room, verdict.card_title, style, 2);
        paint.paragraph({box.x + pad, y + (high - words) / 2, room, high}, verdict.card_title, style,
                        Align::left, 2);
        y += high + (stacked ? 14 : 12);
    }
    const FactForm form = stacked ? FactForm{} : form_of(stage, verdict.facts, room);
    const std::vector<float> columns = column_widths(stage, verdict.facts, form, room);
    const float scale = stacked ? stacked_scale(paint, verdict.facts, room) : 1;
    float x = box.x + pad;
    for (std::size_t i = 0; i < verdict.facts.size(); ++i) {
        const ResultFact& fact = verdict.facts[i];
        spoken += ", " + fact.caption + " " + fact.value;
        if (!stacked) {
            fact_at(stage, x, y, columns[i] - 20, fact, form);
            x += columns[i];
            continue;
        }
        // The room has a line of its own, the others share theirs.
        const bool second = i > 0 && i % 2 == 0;
        const bool pair = i > 0 && (second || i + 1 < verdict.facts.size());
        const float half = (room - 24) / 2;
        const float there = pair ? half : room;
        const bool brief = paint.width(fact.caption, caption) + icon_room(stage) > there;
        fact_at(stage, second ? x + half + 24 : x, y, there, fact, {brief, 1, scale});
        if (i == 0 || second) y += paint.line_height(caption) + paint.line_height(value) + 10;
    }
    stage.say("checkin.result.facts", NodeRole::text, spoken, box);
}

namespace {
constexpr float hint_disc = 40;
constexpr TextStyle hint_words{Type::body, color::ink7};
constexpr float hint_words_at = pad + 2 * hint_disc + 28;
constexpr int hint_lines = 3;
}  // namespace

float hint_height(const Stage& stage, float width, const ResultHint& hint) {
    return 36 + stage.paint.paragraph_height(width - hint_words_at - 32, hint.text, hint_words, hint_lines);
}

void hint_row(Stage& stage, std::string_view id, const Box& box, const ResultHint& hint) {
    Painter& paint = stage.paint;
    paint.card(box, Elevation::e1);
    const float x = box.x + pad + hint_disc;
    paint.disc(x, box.centre_y(), hint_disc, color::river0);
    paint.icon(hint.icon, x, box.centre_y(), 40, color::river7);
    const float room = box.w - hint_words_at - 32;
    const float high = paint.paragraph_height(room, hint.text, hint_words, hint_lines);
    paint.paragraph({box.x + hint_words_at, box.centre_y() - high / 2, room, high}, hint.text, hint_words,
                    Align::left, hint_lines);
    stage.say(id, NodeRole::text, hint.text, box);
}

void arrivals_card(Page& page, Stage& stage, const Box& box, const service::CheckInResult& result) {
    Painter& paint = stage.paint;
    const bool counted = result.arrived && result.expected && *result.expected > 0;
    const std::string note(result.meeting ? pick(result.meeting->note, page.modes) : "");
    paint.card(box);
    if (counted) {
        share_ring(stage, "checkin.result.share", box.x + 156, box.centre_y(), 103, *result.arrived,
                   *result.expected);
        const float x = box.x + 312, room = box.right() - x - (note.empty() ? 40 : 290);
        const std::string_view arrived = page.words.tr("已到");
        const std::string number = std::to_string(*result.arrived);
        const std::string of =
            base::fill(page.words.tr("/ {n} 人"), {{"n", std::to_string(*result.expected)}});
        const bool ordinal = result.ordinal && result.meeting && result.meeting->show_ordinal;
        std::string mine;
        if (ordinal)
            mine = base::fill(page.words.tr("您是第 {n} 位签到"), {{"n", std::to_string(*result.ordinal)}});
        const float mine_high = paint.paragraph_height(room, mine, caption, 2);
        const float top = box.centre_y() - (ordinal ? 88 + mine_high / 2 : 84);
        paint.text({x, top, room, 60}, arrived, {Type::body, color::ink7});
        const TextStyle big{Type::numeral_m, color::river7, true, 92};
        const float wide = paint.width(number, big);
        paint.text({x, top + 48, wide + 4, 112}, number, big);
        paint.text({x + wide + 16, top + 74, room - wide - 16, 74}, of,
                   {Type::heading, color::ink5, true, 44});
        std::string spoken = std::string(arrived) + " " + number + " " + of;
        if (ordinal) {
            paint.paragraph({x, top + 164, room, mine_high}, mine, caption, Align::left, 2);
            spoken += ", " + mine;
        }
        stage.say("checkin.result.arrivals", NodeRole::text, spoken, {x, top, room, box.bottom() - top - 20});
    }
    if (note.empty()) return;
    const Box panel = counted ? box.inset(40, 32).right_part(232) : box.inset(32);
    paint.fill(panel, color::sunken, radius::photo);
    const bool wireless = note.find("Wi-Fi") != std::string::npos;
    const TextStyle words{Type::caption, color::ink9};
    const float high = paint.paragraph_height(panel.w - 24, note, words, 3);
    const bool pictured = high + 88 <= panel.h;
    const float top = panel.centre_y() - (high + 72) / 2 - (pictured ? 0 : 36);
    if (pictured) {
        paint.icon(wireless ? icon::wifi : icon::information_outline, panel.centre_x(), top + 30, 56,
                   color::river7);
    }
    paint.paragraph({panel.x + 12, top + 72, panel.w - 24, high}, note, words, Align::centre, 3);
    stage.say("checkin.result.note", NodeRole::text, note, panel);
}

}  // namespace ui
