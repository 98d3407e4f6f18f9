#include "ui/widgets/row.h"

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

constexpr TextStyle title_words{Type::body, color::ink9, true};
constexpr float second_line = 30;

// Where the words of a row go, from left to right.
struct Across {
    float x, right, chip;
    float beside() const { return right - x - (chip > 0 ? chip + 24 : 0); }
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

float one_line_height(const Stage& stage, const ListRow& row) {
    const float caption = stage.paint.line_height({Type::caption}) - 4;
    return stage.paint.line_height(title_words) + (row.caption.empty() ? 0 : caption);
}

// A title that would have to be smaller than this gets two lines of this size, where the row has the height.
float wrapped_size(const Painter& paint) {
    return std::max(paint.smallest(), paint.em(title_words) * .8f);
}

void words_in(Stage& stage, const Box& box, const ListRow& row, bool pressed) {
    Painter& paint = stage.paint;
    const Across at = across(stage, box, row);
    if (!row.lead.empty()) {
        const TextStyle lead{Type::heading, row.lead_strong ? color::river7 : color::ink9, true};
        paint.text({box.x + 32, box.y, 220, box.h}, row.lead, lead);
    }
    TextStyle title = title_words;
    if (row.title_size > 0) title.size = row.title_size;
    const TextStyle caption{Type::caption, pressed ? color::ink7 : color::ink5};
    const float title_high = paint.line_height(title_words), caption_high = paint.line_height(caption);
    const float overlap = 4, beside = at.beside();
    float high = one_line_height(stage, row);
    // A title too long for one line gets two smaller ones.
    const float smallest = row.title_size > 0 ? row.title_size : paint.smallest();
    const bool wraps = paint.em(paint.fitted(row.title, title, beside)) < smallest ||
                       paint.width(row.title, paint.fitted(row.title, title, beside)) > beside;
    const bool two = wraps && high + second_line < box.h;
    if (two) high += second_line;
    const float y = box.centre_y() - high / 2, title_room = title_high + (two ? second_line : 0);
    if (two) {
        TextStyle small = title;
        small.size = row.title_size > 0 ? row.title_size : wrapped_size(paint);
        paint.paragraph({at.x, y, beside, title_room}, row.title, small, Align::left, 2);
    } else {
        paint.text({at.x, y, beside, title_high}, row.title, title);
    }
    // A caption too long to stand beside the chip runs under it; the chip moves up to the title's line.
    const auto too_long = [&](std::string_view words) {
        return paint.width(words, paint.fitted(words, caption, beside)) > beside;
    };
    const std::string_view words = !row.brief.empty() && too_long(row.caption) ? row.brief : row.caption;
    const bool under = too_long(words);
    paint.text({at.x, y + title_room - overlap, under ? at.right - at.x : beside, caption_high}, words,
               caption);
    if (row.chip) {
        const float above = std::max(box.y + 10 + chip_height(stage) / 2, y + title_room / 2 - 6);
        chip_until(stage, at.right, under ? above : box.centre_y(), *row.chip, at.chip);
    }
}

// Not the outline alone: the chosen row has a check on its corner.
void chosen_mark(Painter& paint, const Box& box) {
    const float x = box.right() - 15, y = box.y + 13;
    paint.disc(x, y, 20, color::white);
    paint.disc(x, y, 17, color::river7);
    paint.icon(icon::check, x, y, 26, color::white);
}

}  // namespace

float row_height(const Stage& stage) {
    return stage.large() ? 164 : 132;
}

float title_size(const Stage& stage, float width, const std::vector<ListRow>& rows, float height) {
    const Painter& paint = stage.paint;
    float size = paint.em(title_words);
    for (const ListRow& row : rows) {
        const Box box{0, 0, width, height > 0 ? height : row_height(stage)};
        const float fit = paint.em(paint.fitted(row.title, title_words, across(stage, box, row).beside()));
        const bool two = one_line_height(stage, row) + second_line < box.h;
        size = std::min(size, two ? std::max(fit, wrapped_size(paint)) : fit);
    }
    return size;
}

bool list_row(Stage& stage, const Box& box, const ListRow& row) {
    Painter& paint = stage.paint;
    Touch now;
    if (row.past) {
        stage.say(row.id, NodeRole::row, spoken(row), box);
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
    words_in(stage, box, row, now.pressed);
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
