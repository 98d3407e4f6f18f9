// A list of rows, a page of whole rows at a time.
#pragma once

#include "ui/widgets/row.h"

namespace ui {

// The first row of each page, where each takes as many rows as stand in `room` whole, and one at least.
std::vector<std::size_t> page_starts(const std::vector<float>& heights, float room);

// A list as it is laid out; `page` is kept within it.
struct List {
    std::vector<ListRow> rows;
    RowForm form;
    std::vector<std::size_t> starts;
    int pages() const { return static_cast<int>(starts.size()); }
};
// Draws one page. The row that was touched.
std::optional<std::size_t> list_page(Stage& stage, const Box& box, const List& list, int page);

}  // namespace ui
