// List rows of 132 or more: time, title, caption, state.
#pragma once

#include <optional>
#include <vector>

#include "ui/widgets/chip.h"

namespace ui {

struct ListRow {
    std::string_view id, lead, title, caption;  // lead: the time, as heading; may be empty
    std::optional<Chip> chip;
    bool chosen = false;    // outlined, with a check on its corner
    bool outlined = false;  // the one that matters, while none is chosen
    bool past = false;      // sunken, not touchable
    bool chevron = true;
    bool lead_strong = false;  // river-7: it is open now
};

// How the rows of one list stand. Words keep their size: where they do not fit beside the state, that moves
// to the title's line or to the caption's, in all rows alike; then lines wrap and their row grows.
struct RowForm {
    enum class ChipAt { beside, title, caption };
    ChipAt chip = ChipAt::beside;
    std::vector<float> heights;  // of each row
    float tallest() const;
};
// `least`: the height of a row whose words are short; 0: 132, in large text 164.
RowForm row_form(const Stage& stage, float width, const std::vector<ListRow>& rows, float least = 0);
bool list_row(Stage& stage, const Box& box, const ListRow& row,
              RowForm::ChipAt chip = RowForm::ChipAt::beside);

// Pages of a list by two buttons with "1 / 2" between them. Returns the page to show.
struct Pager {
    std::string_view id_before, id_after, label_before, label_after;
    int page = 0, pages = 1;
};
float pager_width(const Stage& stage, int pages);  // the least
int pager(Stage& stage, const Box& box, const Pager& pager);

}  // namespace ui
