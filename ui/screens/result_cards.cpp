#include "ui/screens/result_cards.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace ui {
namespace {

constexpr float pad = 40, columns_apart = 24, in_line_gap = 12;
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
    bool in_line = false;  // the caption stands before its value, not above it
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
    const float says = width_in(paint, fact.value, value_style(paint, form), form.value_lines);
    const float named =
        width_in(paint, caption_of(fact, form.brief), caption, form.caption_lines) + icon_room(stage);
    return (form.in_line ? named + in_line_gap + says : std::max(says, named)) + columns_apart;
}

using Facts = std::span<const ResultFact>;

float columns_need(const Stage& stage, Facts facts, FactForm form) {
    float sum = 0;
    for (const ResultFact& fact : facts)
        sum += column_need(stage, fact, form);
    return sum;
}

FactForm form_of(const Stage& stage, Facts facts, float room) {
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
std::vector<float> column_widths(const Stage& stage, Facts facts, FactForm form, float room) {
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
    if (form.in_line) return paint.line_height(value);
    const float values = form.value_lines == 1 ? paint.line_height(value)
                                               : paint.line_height(value_style(paint, form)) *
                                                     static_cast<float>(form.value_lines);
    return paint.line_height(caption) * static_cast<float>(form.caption_lines) + values - 4;
}

void fact_at(Stage& stage, float x, float y, float room, const ResultFact& fact, FactForm form) {
    Painter& paint = stage.paint;
    const float high = paint.line_height(caption), icon = icon_room(stage) - 8;
    const std::string& words = caption_of(fact, form.brief);
    if (form.in_line) {
        const Box line{x, y, room, paint.line_height(value)};
        const float named = icon + 8 + paint.width(words, caption) + in_line_gap;
        paint.icon(fact.icon, x + icon / 2, line.centre_y(), icon, color::river7);
        paint.text({x + icon + 8, y, named, line.h}, words, caption);
        paint.text({x + named, y, room - named, line.h}, fact.value, value_style(paint, form));
        return;
    }
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

// One below the other where it is narrow: the room has a line of its own, the others share theirs.
std::vector<Facts> rows_of(Facts facts, bool stacked) {
    std::vector<Facts> rows;
    for (std::size_t i = 0; i < facts.size(); i += rows.back().size())
        rows.push_back(facts.subspan(i, !stacked ? facts.size()
                                        : i == 0 ? 1
                                                 : std::min<std::size_t>(2, facts.size() - i)));
    return rows;
}

// The largest scale at which every row has its room, the floor alone if that helps.
FactForm row_form_of(const Stage& stage, const std::vector<Facts>& rows, float room, bool in_line) {
    const float smallest = stage.paint.smallest() / stage.paint.em(value);
    FactForm form;
    form.in_line = in_line;
    for (const bool brief : {false, true}) {
        form.brief = brief;
        for (form.scale = 1; form.scale >= smallest; form.scale -= .05f)
            if (std::all_of(rows.begin(), rows.end(), [&](Facts row) {
                    return columns_need(stage, row, form) <= room + columns_apart;
                }))
                return form;
    }
    form.scale = smallest;
    return form;
}

// How a card says its facts: in one row, or in several.
struct Shape {
    std::vector<Facts> rows;
    FactForm form;
    float row = 0, gap = 0;  // heights
    // Above and below all, and between the title and the facts: closer where large letters need the
    // room.
    float air() const { return form.in_line ? 14 : 24; }
    float under_title() const { return form.in_line ? 4 : 14; }
    // With the air under the title, and a little at the foot.
    float height() const {
        const auto n = static_cast<float>(rows.size());
        return rows.empty() ? 0 : under_title() + n * row + (n - 1) * gap + (form.in_line ? 0 : 6);
    }
};

Shape shape_of(const Stage& stage, Facts facts, float room, bool stacked) {
    Shape shape{rows_of(facts, stacked), {}, 0, 14};
    shape.form = stacked ? row_form_of(stage, shape.rows, room, false) : form_of(stage, facts, room);
    // Large letters are asked for to be large: rather two rows than smaller values.
    if (!stacked && stage.large() && shape.form.scale < .85f) {
        const std::vector<Facts> rows = rows_of(facts, true);
        const FactForm lines = row_form_of(stage, rows, room, true);
        if (lines.scale > shape.form.scale) shape = {rows, lines, 0, 0};
    }
    shape.row = fact_height(stage.paint, shape.form);
    return shape;
}

}  // namespace

float facts_height(const Stage& stage, float width, const Verdict& verdict, bool stacked) {
    const float room = width - 2 * pad, title = title_height(stage.paint, verdict.card_title, room);
    const Shape shape = shape_of(stage, verdict.facts, room, stacked);
    return 2 * shape.air() + title + shape.height();
}

void facts_card(Stage& stage, const Box& box, const Verdict& verdict, bool stacked) {
    Painter& paint = stage.paint;
    paint.card(box);
    const float room = box.w - 2 * pad;
    const Shape shape = shape_of(stage, verdict.facts, room, stacked);
    float y = box.y + shape.air();
    std::string spoken = verdict.card_title;
    if (!verdict.card_title.empty()) {
        const float high = title_height(paint, verdict.card_title, room);
        const TextStyle style = title_style(paint, verdict.card_title, room);
        const float words = paint.paragraph_height(room, verdict.card_title, style, 2);
        paint.paragraph({box.x + pad, y + (high - words) / 2, room, high}, verdict.card_title, style,
                        Align::left, 2);
        y += high + shape.under_title();
    }
    for (const Facts row : shape.rows) {
        const std::vector<float> columns = column_widths(stage, row, shape.form, room);
        float x = box.x + pad;
        for (std::size_t i = 0; i < row.size(); ++i) {
            spoken += ", " + row[i].caption + " " + row[i].value;
            fact_at(stage, x, y, columns[i] - (i + 1 < row.size() ? columns_apart : 0), row[i], shape.form);
            x += columns[i];
        }
        y += shape.row + shape.gap;
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

}  // namespace ui
