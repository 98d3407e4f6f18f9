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

void words_in(Stage& stage, const Box& box, const ListRow& row, bool pressed) {
    Painter& paint = stage.paint;
    const Color ink = color::ink9;
    float x = box.x + 32;
    if (!row.lead.empty()) {
        const TextStyle lead{Type::heading, row.lead_strong ? color::river7 : ink, true};
        paint.text({x, box.y, 220, box.h}, row.lead, lead);
        x = box.x + 32 + std::max(164.0f, paint.width(row.lead, lead) + 40);
    }
    const float right = box.right() - (row.chevron && !row.past ? 76 : 32);
    const TextStyle title{Type::body, ink, true}, caption{Type::caption, pressed ? color::ink7 : color::ink5};
    const float title_high = paint.line_height(title), caption_high = paint.line_height(caption);
    const float overlap = 4;
    float high = title_high + (row.caption.empty() ? 0 : caption_high - overlap);
    const float chip = row.chip ? std::min(chip_width(stage, *row.chip), (right - x) * .55f) : 0;
    const float beside = right - x - (row.chip ? chip + 24 : 0);
    // A title too long for one line gets two smaller ones.
    const TextStyle fit = paint.fitted(row.title, title, beside);
    const bool wraps = paint.width(row.title, fit) > beside && high + 30 < box.h;
    if (wraps) high += 30;
    const float y = box.centre_y() - high / 2, title_room = title_high + (wraps ? 30 : 0);
    if (wraps) {
        TextStyle small = title;
        small.size = std::max(smallest_text, paint.em(title) * .8f);
        paint.paragraph({x, y, beside, title_room}, row.title, small, Align::left, 2);
    } else {
        paint.text({x, y, beside, title_high}, row.title, title);
    }
    // A caption too long to stand beside the chip runs under it; the chip moves up to the title's line.
    const bool under = paint.width(row.caption, paint.fitted(row.caption, caption, beside)) > beside;
    paint.text({x, y + title_room - overlap, under ? right - x : beside, caption_high}, row.caption, caption);
    if (row.chip) {
        const float above = std::max(box.y + 10 + chip_height(stage) / 2, y + title_high / 2 - 6);
        chip_until(stage, right, under && !wraps ? above : box.centre_y(), *row.chip, chip);
    }
}

}  // namespace

float row_height(const Stage& stage) {
    return stage.large() ? 152 : 132;
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
        paint.fill(box, now.pressed ? color::river1 : color::surface, radius::card);
        if (row.chosen) paint.outline(box, color::river7, 4, radius::card);
        if (row.chevron) {
            paint.icon(icon::chevron_right, box.right() - 46, box.centre_y(), 44, color::ink5);
        }
    }
    words_in(stage, box, row, now.pressed);
    if (now.focused) focus_ring(stage, box, radius::card);
    return now.activated;
}

int pager(Stage& stage, const Box& box, const Pager& pager) {
    int page = pager.page;
    const Box before = box.left(120), after = box.right_part(120);
    if (icon_button(stage, before, pager.id_before, pager.label_before, icon::chevron_left, page > 0)) --page;
    if (icon_button(stage, after, pager.id_after, pager.label_after, icon::chevron_right,
                    page + 1 < pager.pages)) {
        ++page;
    }
    const std::string where = std::to_string(pager.page + 1) + " / " + std::to_string(pager.pages);
    stage.paint.text({before.right(), box.y, after.x - before.right(), box.h}, where,
                     {Type::heading, color::ink7, true}, Align::centre);
    return page;
}

}  // namespace ui
