// One place on a façade or a yard: a small cell of a grid whose gaps are 14.
#pragma once

#include "ui/widgets/stage.h"

namespace ui {

// 116 x 88 or larger; ids have ".cell." in them. The label has two or three characters, or is empty: English
// names are too long for it. A closed cell says so itself.
struct GridCell {
    std::string_view id, label;
    std::string_view spoken;  // storey, bay and what is there
    Icon icon = Icon::none;
    bool open = true, chosen = false;
    bool below = false;  // the ground: the colour of earth
};
inline constexpr float cell_gap = 14;
bool grid_cell(Stage& stage, const Box& box, const GridCell& cell);

}  // namespace ui
