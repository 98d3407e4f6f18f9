// A list row of 132: time, title, caption, state.
#pragma once

#include <optional>

#include "ui/widgets/chip.h"

namespace ui {

struct ListRow {
    std::string_view id, lead, title, caption;  // lead: the time, as heading; may be empty
    std::optional<Chip> chip;
    bool chosen = false;  // outlined
    bool past = false;    // sunken, not touchable
    bool chevron = true;
    bool lead_strong = false;  // river-7: it is open now
};
float row_height(const Stage& stage);
bool list_row(Stage& stage, const Box& box, const ListRow& row);

// Pages of a list by two buttons with "1 / 2" between them. Returns the page to show.
struct Pager {
    std::string_view id_before, id_after, label_before, label_after;
    int page = 0, pages = 1;
};
int pager(Stage& stage, const Box& box, const Pager& pager);

}  // namespace ui
