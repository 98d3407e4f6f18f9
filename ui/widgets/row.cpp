#include "ui/widgets/row.h"

#include <algorithm>

#include "ui/widgets/button.h"

namespace ui {
namespace {

std::string spoken(const ListRow& row) {
    std::string label(row.lead);
    for (const std::string_view part : {row.title, row.caption}) {
        if (part.empty()) continue;
        if (!label.empty()) label += ", ";
        label += part;
    }
    if (row.chip) label += ", " + row.chip->label;
    return label;
}

using ChipAt = RowForm::ChipAt;

constexpr TextStyle title_words{Type::body, color::ink9, true}, caption_words{Type::caption};
// Title and caption stand closer than two lines of text; a chip on the caption's line needs air above it.
constexpr float closer = -4, airier = 6;
constexpr float above_and_below = 24;

// Where the words of a row go, from left to right.
struct Across {
    float x, right, chip;
    float full() const { return right - x; }
    float beside() const { return full() - (chip > 0 ? chip + 24 : 0); }
};

Across across(const Stage& stage, const Box& box, const ListRow& row) {
    float x = box.x + 32;
    if (!row.lead.empty()) {
        x += std::max(stage.large() ? 200.0f : 164.0f,
                      stage.paint.width(row.lead, {Type::heading, {}, true}) + 40);
    }
    const float right = box.right() - (row.chevron && !row.past ? 76 : 32);
    return {x, right, row.chip ? std::min(chip_width(stage, *row.chip), (right - x) * .55f) : 0};
}

// The words of a row as they stand in a form: their rooms and heights.
struct Words {
    float title_room = 0, title = 0, caption_room = 0, caption = 0, between = closer;
    float height() const { return title + (caption > 0 ? between + caption : 0); }
};

Words words_of(const Stage& stage, const Across& at, const ListRow& row, ChipAt chip) {
    const Painter& paint = stage.paint;
    Words words{.title_room = chip == ChipAt::caption ? at.full() : at.beside(),
                .caption_room = chip == ChipAt::title ? at.full() : at.beside()};
    words.title = paint.paragraph_height(words.title_room, row.title, title_words);
    words.caption = paint.paragraph_height(words.caption_room, row.caption, caption_words);
    // A chip is higher than the line that it shares.
    if (row.chip && chip == ChipAt::caption) {
        words.caption = std::max(words.caption, chip_height(stage));
        words.between = airier;
    }
    if (row.chip && chip == ChipAt::title) words.between = airier;
    return words;
}

ChipAt chip_at(const Stage& stage, float width, const std::vector<ListRow>& rows) {
    const Painter& paint = stage.paint;
    ChipAt chip = ChipAt::beside;
    for (const ListRow& row : rows) {
        if (!row.chip) continue;
        const float beside = across(stage, {0, 0, width, 0}, row).beside();
        if (paint.width(row.title, title_words) > beside) return ChipAt::caption;
        if (paint.width(row.caption, caption_words) > beside) chip = ChipAt::title;
    }
    return chip;
}

void words_in(Stage& stage, const Box& box, const ListRow& row, ChipAt chip, bool pressed) {
    Painter& paint = stage.paint;
    const Across at = across(stage, box, row);
    if (!row.lead.empty()) {
        const TextStyle lead{Type::heading, row.lead_strong ? color::river7 : color::ink9, true};
        paint.text({box.x + 32, box.y, 220, box.h}, row.lead, lead);
    }
    TextStyle caption = caption_words;
    caption.color = pressed ? color::ink7 : color::ink5;
    const Words words = words_of(stage, at, row, chip);
    const Box title{at.x, box.centre_y() - words.height() / 2, words.title_room, words.title};
    paint.paragraph(title, row.title, title_words);
    const float lines = paint.paragraph_height(words.caption_room, row.caption, caption);
    const Box second{at.x, title.bottom() + words.between, words.caption_room, words.caption};
    paint.paragraph({second.x, second.centre_y() - lines / 2, second.w, lines}, row.caption, caption);
    if (!row.chip) return;
    const float y = chip == ChipAt::title     ? title.centre_y()
                    : chip == ChipAt::caption ? second.centre_y()
                                              : box.centre_y();
    chip_until(stage, at.right, y, *row.chip, at.chip);
}

// Not the outline alone: the chosen row has a check on its corner.
void chosen_mark(Painter& paint, const Box& box) {
    const float x = box.right() - 15, y = box.y + 13;
    paint.disc(x, y, 20, color::white);
    paint.disc(x, y, 17, color::river7);
    paint.icon(icon::check, x, y, 26, color::white);
}

}  // namespace

RowForm row_form(const Stage& stage, float width, const std::vector<ListRow>& rows, float least) {
    if (least <= 0) least = stage.large() ? 164 : 132;
    RowForm form{chip_at(stage, width, rows), {}};
    for (const ListRow& row : rows) {
        const Words words = words_of(stage, across(stage, {0, 0, width, 0}, row), row, form.chip);
        form.heights.push_back(std::max(least, words.height() + above_and_below));
    }
    return form;
}

float RowForm::tallest() const {
    return heights.empty() ? 0 : *std::max_element(heights.begin(), heights.end());
}

bool list_row(Stage& stage, const Box& box, const ListRow& row, RowForm::ChipAt chip) {
    Painter& paint = stage.paint;
    Touch now;
    if (row.past) {
        stage.say(row.id, NodeRole::row, spoken(row), box, false);
        paint.fill(box, color::sunken, radius::card);
    } else {
        now = touch(stage, {row.id, NodeRole::row, spoken(row), box, true, row.chosen});
        paint.shadow(box, row.chosen ? Elevation::e2 : Elevation::e1);
        paint.fill(box, now.ground(color::surface, color::river1), radius::card);
        if (row.chosen || row.outlined) paint.outline(box, color::river7, 4, radius::card);
        if (row.chosen) chosen_mark(paint, box);
        if (row.chevron) {
            paint.icon(icon::chevron_right, box.right() - 46, box.centre_y(), 44, color::ink5);
        }
    }
    words_in(stage, box, row, chip, now.pressed);
    if (now.focused) focus_ring(stage, box, radius::card);
    return now.activated;
}

namespace {
std::string page_of(const Pager& pager) {
    return std::to_string(pager.page + 1) + " / " + std::to_string(pager.pages);
}
constexpr float pager_key = 120;
constexpr TextStyle pager_words{Type::heading, color::ink7, true};
}  // namespace

float pager_width(const Stage& stage, int pages) {
    // No page's number is wider than the last one's.
    return 2 * pager_key + 2 * space::gap +
           stage.paint.width(page_of({{}, {}, {}, {}, pages - 1, pages}), pager_words) + 1;
}

int pager(Stage& stage, const Box& box, const Pager& pager) {
    int page = pager.page;
    const Box before = box.left(pager_key), after = box.right_part(pager_key);
    if (icon_button(stage, before, pager.id_before, pager.label_before, icon::chevron_left, page > 0)) --page;
    if (icon_button(stage, after, pager.id_after, pager.label_after, icon::chevron_right,
                    page + 1 < pager.pages)) {
        ++page;
    }
    const Box between{before.right(), box.y, after.x - before.right(), box.h};
    stage.paint.text(between.inset(space::gap, 0), page_of(pager), pager_words, Align::centre);
    return page;
}

}  // namespace ui
