#include <set>

#include "kiosk/protocol/records.h"

namespace protocol {

namespace {

using namespace domain;

constexpr std::size_t longest_side = 40, most_grid_cells = longest_side * longest_side;
// A plan that is drawn on a small panel: more rooms could not be told apart.
constexpr std::size_t most_rooms = 100;
constexpr int last_layout = 1'000'000;

GridCell read_grid_cell(const Json& json, const GridLayout& layout, Reader& whole) {
    GridCell cell;
    Reader reader(json);
    const auto rows = static_cast<int>(layout.rows.size()), columns = static_cast<int>(layout.columns.size());
    reader.require({"id", "row", "column"});
    reader.read("id", cell.id, longest_id);
    reader.read_whole("row", cell.row, 0, rows - 1);
    reader.read_whole("column", cell.column, 0, columns - 1);
    reader.read("label", cell.label);
    reader.read("name", cell.name);
    reader.read("icon", cell.icon, longest_id);
    reader.read("unit", cell.unit, longest_id);
    reader.read("no_photo", cell.no_photo);
    reader.read("closed", cell.closed);
    if (!reader.ok() || cell.id.empty()) whole.fail("cells");
    return cell;
}

Json cell_json(const GridCell& cell) {
    Json json{{"id", cell.id}, {"row", cell.row}, {"column", cell.column}};
    put(json, "label", cell.label);
    put(json, "name", cell.name);
    put(json, "icon", cell.icon);
    put(json, "unit", cell.unit);
    put(json, "no_photo", cell.no_photo);
    put(json, "closed", cell.closed);
    return json;
}

Json plan_json(const FloorPlan& plan) {
    Json json{{"row", plan.row}, {"rooms", Json::array()}};
    for (const FloorRoom& room : plan.rooms) {
        Json item{{"x", room.x}, {"y", room.y}, {"w", room.w}, {"h", room.h}};
        put(item, "label", room.label);
        put(item, "cell", room.cell);
        json["rooms"].push_back(std::move(item));
    }
    return json;
}

FloorRoom read_room(const Json& json, Reader& whole) {
    FloorRoom room;
    Reader reader(json);
    reader.require({"x", "y", "w", "h"});
    reader.read("x", room.x);
    reader.read("y", room.y);
    reader.read("w", room.w);
    reader.read("h", room.h);
    reader.read("label", room.label);
    reader.read("cell", room.cell, longest_id);
    if (!reader.ok() || room.w <= 0 || room.h <= 0 || room.label.zh.size() > longest_id) whole.fail("plans");
    return room;
}

void read_plans(Reader& reader, GridLayout& layout) {
    const auto* plans = reader.array("plans", longest_side);
    if (plans == nullptr) return;
    std::set<int> drawn;
    for (const auto& item : *plans) {
        FloorPlan plan;
        Reader one(item);
        one.require({"row"});
        one.read_whole("row", plan.row, 0, static_cast<int>(layout.rows.size()) - 1);
        if (const auto* rooms = one.array("rooms", most_rooms))
            for (const auto& room : *rooms)
                plan.rooms.push_back(read_room(room, one));
        // Two of one storey, and nobody could say which holds.
        if (!one.ok() || !drawn.insert(plan.row).second) reader.fail("plans");
        layout.plans.push_back(std::move(plan));
    }
}

}  // namespace

Json to_json(const GridLayout& layout) {
    Json json{{"name", to_json(layout.name)}};
    put(json, "rows", layout.rows);
    put(json, "columns", layout.columns);
    if (layout.below) json["below"] = layout.below;
    if (layout.position) json["position"] = layout.position;
    for (const GridCell& cell : layout.cells)
        json["cells"].push_back(cell_json(cell));
    for (const FloorPlan& plan : layout.plans)
        json["plans"].push_back(plan_json(plan));
    return json;
}

void read_layout(Reader& reader, GridLayout& layout) {
    reader.require({"name", "rows", "columns"});
    reader.read("name", layout.name);
    reader.read("rows", layout.rows, longest_side);
    reader.read("columns", layout.columns, longest_side);
    reader.read_whole("below", layout.below, 0, static_cast<std::int64_t>(layout.rows.size()));
    reader.read_whole("position", layout.position, 0, last_layout);
    read_plans(reader, layout);
    const auto* cells = reader.array("cells", most_grid_cells);
    if (cells == nullptr) return;
    std::set<std::string> ids;
    std::set<std::pair<int, int>> taken;
    for (const auto& item : *cells) {
        GridCell cell = read_grid_cell(item, layout, reader);
        // Two at one place, or one at two, and nobody could say where.
        if (!ids.insert(cell.id).second || !taken.emplace(cell.row, cell.column).second) reader.fail("cells");
        layout.cells.push_back(std::move(cell));
    }
}

}  // namespace protocol
