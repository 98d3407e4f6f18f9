#include "ui/widgets/list.h"

namespace ui {

std::vector<std::size_t> page_starts(const std::vector<float>& heights, float room) {
    std::vector<std::size_t> starts;
    float used = 0;
    for (std::size_t i = 0; i < heights.size(); ++i) {
        if (starts.empty() || used + space::gap + heights[i] > room) {
            starts.push_back(i);
            used = heights[i];
        } else {
            used += space::gap + heights[i];
        }
    }
    return starts;
}

std::optional<std::size_t> list_page(Stage& stage, const Box& box, const List& list, int page) {
    const auto at = static_cast<std::size_t>(page);
    const std::size_t end = at + 1 < list.starts.size() ? list.starts[at + 1] : list.rows.size();
    std::optional<std::size_t> touched;
    float y = 0;
    for (std::size_t i = list.starts[at]; i < end; ++i) {
        const float high = list.form.heights[i];
        if (list_row(stage, box.below(y).top(high), list.rows[i], list.form.chip)) touched = i;
        y += high + space::gap;
    }
    return touched;
}

}  // namespace ui
