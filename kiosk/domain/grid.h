// Where things are, for people who do not know a room's number: a building drawn as cells, a yard as another
// grid. Any number of them, of any shape: all of it is data.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/domain/text.h"

namespace domain {

struct GridCell {
    std::string id;           // "main-3-6": stable; labels on walls carry it, and service requests
    int row = 0, column = 0;  // from the top, from the left, from 0
    Text label;               // on the cell itself: two or three characters; in English a number or nothing
    Text name;                // in full, without storey and bay: "305 会议室"
    std::string icon;         // a name of the icon list; one that is not known is none
    std::string unit;         // number of the grid unit (网格) that it belongs to
    bool no_photo = false;    // 不拍照
    bool closed = false;      // 封闭: nothing can be reported here
    friend bool operator==(const GridCell&, const GridCell&) = default;
};

// A rectangle of a storey's plan, in the plan's own units. Several may lie in one cell, and some in none.
struct FloorRoom {
    float x = 0, y = 0, w = 0, h = 0;
    Text label;        // as it stands at its door: "302"; empty: a part of the building without a name
    std::string cell;  // id of the cell that it lies in; empty: none
    friend bool operator==(const FloorRoom&, const FloorRoom&) = default;
};
struct FloorPlan {
    int row = 0;  // the storey that it draws
    std::vector<FloorRoom> rooms;
    friend bool operator==(const FloorPlan&, const FloorPlan&) = default;
};

struct GridLayout {
    std::string id;                   // "main"
    Text name;                        // "主楼"
    std::vector<Text> rows, columns;  // their names: "6 楼" from the top, "西翼" from the left
    int below = 0;                    // so many of the last rows lie under the ground
    int position = 0;                 // among the layouts, the smallest first
    std::vector<GridCell> cells;      // one at a place at most
    std::vector<FloorPlan> plans;     // of one storey each
    friend bool operator==(const GridLayout&, const GridLayout&) = default;
};

// One cell among all layouts; null and null if there is none.
struct CellAt {
    const GridLayout* layout = nullptr;
    const GridCell* cell = nullptr;
    explicit operator bool() const { return cell != nullptr; }
};
CellAt find_cell(const std::vector<GridLayout>& layouts, std::string_view id);
// "主楼 3 楼 东翼 305 会议室" and "Meeting room 305, L3 East wing, Main building"; with a room of the cell
// behind the Chinese name and before the English one, unless the cell is called so itself.
Text place_name(const CellAt& at, const std::string& room = {});

// Null if the storey has none.
const FloorPlan* plan_of(const GridLayout& layout, int row);
// What has a name at its door in this cell, in the plan's order, no name twice.
std::vector<const FloorRoom*> rooms_of(const CellAt& at);

}  // namespace domain
