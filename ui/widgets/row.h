// A list row of 132: time, title, caption, state.
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
    bool lead_strong = false;     // river-7: it is open now
    float title_size = 0;         // dp; 0: as large as this title can be
    std::string_view brief = {};  // instead of a caption that would run under the chip
};
float row_height(const Stage& stage);
// The size at which every title of a list fits its row, in one line or in two.
float title_size(const Stage& stage, float width, const std::vector<ListRow>& rows, float height = 0);
bool list_row(Stage& stage, const Box& box, const ListRow& row);

// Pages of a list by two buttons with "1 / 2" between them. Returns the page to show.
struct Pager {
    std::string_view id_before, id_after, label_before, label_after;
    int page = 0, pages = 1;
};
float pager_width(const Stage& stage, int pages);  // the least
int pager(Stage& stage, const Box& box, const Pager& pager);

}  // namespace ui
