#include <set>

#include "kiosk/protocol/records.h"

namespace protocol {

namespace {

using namespace domain;

constexpr std::size_t longest_side = 40, most_grid_cells = longest_side * longest_side;
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

Json to_json(const GridCell& cell) {
    Json json{{"id", cell.id}, {"row", cell.row}, {"column", cell.column}};
    put(json, "label", cell.label);
    put(json, "name", cell.name);
    put(json, "icon", cell.icon);
    put(json, "unit", cell.unit);
    put(json, "no_photo", cell.no_photo);
    put(json, "closed", cell.closed);
    return json;
}

}  // namespace

Json to_json(const GridLayout& layout) {
    Json json{{"name", to_json(layout.name)}};
    put(json, "rows", layout.rows);
    put(json, "columns", layout.columns);
    if (layout.below) json["below"] = layout.below;
    if (layout.position) json["position"] = layout.position;
    for (const GridCell& cell : layout.cells)
        json["cells"].push_back(to_json(cell));
    return json;
}

void read_layout(Reader& reader, GridLayout& layout) {
    reader.require({"name", "rows", "columns"});
    reader.read("name", layout.name);
    reader.read("rows", layout.rows, longest_side);
    reader.read("columns", layout.columns, longest_side);
    reader.read_whole("below", layout.below, 0, static_cast<std::int64_t>(layout.rows.size()));
    reader.read_whole("position", layout.position, 0, last_layout);
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
