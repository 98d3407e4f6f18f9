// A building drawn as its cells, so that whoever does not know a room's number finds it: storeys as rows,
// bays from left to right as columns. A yard lies on the same grid.
#pragma once

#include <optional>
#include <vector>

#include "ui/widgets/cell.h"

namespace ui {

struct FacadeCell {
    int row = 0, column = 0;  // from the top, from the left
    GridCell cell;
};

struct Facade {
    std::vector<std::string> rows;          // their names; a row is 88 high
    std::vector<std::string_view> columns;  // theirs
    std::vector<FacadeCell> cells;          // where there is none, the wall shows
    int below = 0;                          // so many of the last rows lie under the ground
};

// The heads of the columns and all rows.
float facade_height(const Stage& stage, float width, const Facade& facade);
// The place of the cell that was touched. Row and column of the chosen one are lit.
std::optional<std::size_t> draw_facade(Stage& stage, const Box& box, const Facade& facade);

}  // namespace ui
