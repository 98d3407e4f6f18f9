// Plots of counts, for pages without scripts. Pure.
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

// One bar of several that lie under each other, as wide as its place; `most` is the longest one's whole.
// Hidden from screen readers: its row says the same.
std::string bar_svg(std::uint64_t whole, std::uint64_t part, std::uint64_t most);

}  // namespace hub
