#include "kiosk/domain/grid.h"

#include <algorithm>

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
        if (room.cell == at.cell->id && !room.label.zh.empty() &&
            std::none_of(rooms.begin(), rooms.end(),
                         [&](const FloorRoom* other) { return other->label.zh == room.label.zh; }))
            rooms.push_back(&room);
    return rooms;
}

namespace {

// "305 会议室" has its number already; "601-604 办公室" has nobody's.
bool names(std::string_view name, std::string_view door) {
    for (std::size_t from = 0; from < name.size();) {
        const std::size_t to = std::min(name.find(' ', from), name.size());
        if (name.substr(from, to - from) == door) return true;
        from = to + 1;
    }
    return false;
}

// As it stands at the door, in both languages; of one that is gone by now in one.
Text room_text(const CellAt& at, const std::string& door) {
    if (door.empty() || names(at.cell->name.zh, door)) return {};
    for (const FloorRoom* room : rooms_of(at))
        if (room->label.zh == door) return room->label;
    return {door, ""};
}

}  // namespace

Text place_name(const CellAt& at, const std::string& door) {
    if (!at) return {};
    const Text room = room_text(at, door);
    // A yard may not have named its rows.
    const auto name_in = [](const std::vector<Text>& names, int index) {
        return index >= 0 && static_cast<std::size_t>(index) < names.size()
                   ? names[static_cast<std::size_t>(index)]
                   : Text{};
    };
    const Text row = name_in(at.layout->rows, at.cell->row),
               column = name_in(at.layout->columns, at.cell->column);
    return {joined({at.layout->name.zh, row.zh, column.zh, at.cell->name.zh, room.zh}),
            joined({english(room), english(at.cell->name), joined({english(row), english(column)}),
                    english(at.layout->name)},
                   ", ")};
}

}  // namespace domain
