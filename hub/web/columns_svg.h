// A plot of counts as columns, for pages without scripts. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace hub {

struct PlotColumn {
    std::string label;                  // below it
    std::uint64_t whole = 0, part = 0;  // part: of the whole, drawn darker
};
// An SVG element of its own width, hidden from screen readers: a table beside it says the same. Labels are
// ours.
std::string columns_svg(const std::vector<PlotColumn>& columns);

}  // namespace hub
