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

const FloorPlan* plan_of(const GridLayout& layout, int row) {
    for (const FloorPlan& plan : layout.plans)
        if (plan.row == row) return &plan;
    return nullptr;
}

std::vector<const FloorRoom*> rooms_of(const CellAt& at) {
    std::vector<const FloorRoom*> rooms;
    const FloorPlan* plan = at ? plan_of(*at.layout, at.cell->row) : nullptr;
    if (plan == nullptr) return rooms;
    for (const FloorRoom& room : plan->rooms)
        if (room.cell == at.cell->id && !room.label.zh.empty()) rooms.push_back(&room);
    return rooms;
}

Text place_name(const CellAt& at, const std::string& door) {
    if (!at) return {};
    // "305 会议室" has its number already.
    const std::string room = at.cell->name.zh.find(door) == std::string::npos ? door : std::string();
    // A yard may not have named its rows.
    const auto name_in = [](const std::vector<Text>& names, int index) {
        return index >= 0 && static_cast<std::size_t>(index) < names.size()
                   ? names[static_cast<std::size_t>(index)]
                   : Text{};
    };
    const Text row = name_in(at.layout->rows, at.cell->row),
               column = name_in(at.layout->columns, at.cell->column);
    return {joined({at.layout->name.zh, row.zh, column.zh, at.cell->name.zh, room}),
            joined({room, english(at.cell->name), joined({english(row), english(column)}),
                    english(at.layout->name)},
                   ", ")};
}

}  // namespace domain
