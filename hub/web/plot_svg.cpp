#include "hub/web/plot_svg.h"

#include <algorithm>

#include <fmt/core.h>

namespace hub {

namespace {

constexpr auto whole_color = "#7FB9C5", part_color = "#0B5568";

// In the plot's own units.
constexpr int step = 60, bar = 36, height = 160, above = 24, below = 30;

}  // namespace

std::string columns_svg(const std::vector<PlotColumn>& columns) {
    std::uint64_t most = 1;
    for (const PlotColumn& column : columns)
        most = std::max(most, column.whole);
    const auto tall = [&](std::uint64_t count) {
        return static_cast<double>(count) * height / static_cast<double>(most);
    };
    const int width = step * static_cast<int>(columns.size()), ground = above + height;
    std::string svg = fmt::format(
        R"(<svg class="plot" viewBox="0 0 {} {}" aria-hidden="true" xmlns="http://www.w3.org/2000/svg">)",
        width, ground + below);
    svg += fmt::format(R"(<path d="M0 {0}H{1}" stroke="#7C8896" stroke-width="2"/>)", ground, width);
    for (std::size_t n = 0; n < columns.size(); ++n) {
        const PlotColumn& column = columns[n];
        const int left = static_cast<int>(n) * step + (step - bar) / 2, middle = left + bar / 2;
        const double whole = tall(column.whole), part = tall(column.part);
        if (column.whole > 0)
            svg += fmt::format(R"(<rect x="{}" y="{:.1f}" width="{}" height="{:.1f}" rx="4" fill="{}"/>)",
                               left, ground - whole, bar, whole, whole_color);
        if (column.part > 0)
            svg += fmt::format(R"(<rect x="{}" y="{:.1f}" width="{}" height="{:.1f}" rx="4" fill="{}"/>)",
                               left, ground - part, bar, part, part_color);
        if (column.whole > 0)
            svg += fmt::format(
                R"(<text x="{}" y="{:.1f}" text-anchor="middle" font-size="15" fill="#12263F">{}</text>)",
                middle, ground - whole - 6, column.whole);
        svg +=
            fmt::format(R"(<text x="{}" y="{}" text-anchor="middle" font-size="15" fill="#405167">{}</text>)",
                        middle, ground + 20, column.label);
    }
    return svg + "</svg>";
}

std::string bar_svg(std::uint64_t whole, std::uint64_t part, std::uint64_t most) {
    constexpr int long_side = 100, short_side = 10;
    const auto wide = [&](std::uint64_t count) {
        return most == 0 ? 0.0 : static_cast<double>(count) * long_side / static_cast<double>(most);
    };
    std::string svg =
        fmt::format(R"(<svg class="bar" viewBox="0 0 {} {}" preserveAspectRatio="none" aria-hidden="true")"
                    R"( xmlns="http://www.w3.org/2000/svg">)",
                    long_side, short_side);
    const auto rect = [&](std::uint64_t count, const char* color) {
        if (count > 0)
            svg += fmt::format(R"(<rect width="{:.1f}" height="{}" fill="{}"/>)", wide(count), short_side,
                               color);
    };
    rect(whole, whole_color);
    rect(part, part_color);
    return svg + "</svg>";
}

}  // namespace hub
