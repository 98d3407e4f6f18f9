#include "kiosk/domain/grid.h"

namespace domain {

namespace {

const std::string& english(const Text& text) {
    return text.en.empty() ? text.zh : text.en;
}

}  // namespace

CellAt find_cell(const std::vector<GridLayout>& layouts, std::string_view id) {
    for (const GridLayout& layout : layouts)
        for (const GridCell& cell : layout.cells)
            if (cell.id == id) return {&layout, &cell};
    return {};
}

Text place_name(const CellAt& at) {
    if (!at) return {};
    // A yard may not have named its rows.
    const auto name_in = [](const std::vector<Text>& names, int index) {
        return index >= 0 && static_cast<std::size_t>(index) < names.size()
                   ? names[static_cast<std::size_t>(index)]
                   : Text{};
    };
    const Text row = name_in(at.layout->rows, at.cell->row),
               column = name_in(at.layout->columns, at.cell->column);
    return {
        joined({at.layout->name.zh, row.zh, column.zh, at.cell->name.zh}),
        joined({english(at.cell->name), joined({english(row), english(column)}), english(at.layout->name)},
               ", ")};
}

}  // namespace domain
