// The services of the house, from the large lead tile to the small ones.
#pragma once

#include <optional>
#include <span>

#include "ui/widgets/chip.h"

namespace ui {

// 264 high, 408 or 552 wide; exactly one on a screen leads.
struct ServiceTile {
    std::string_view id, title, caption;
    std::optional<Chip> chip;
    std::string_view art;  // drawn at the lower right
    float art_size = 113;
    bool lead = false, enabled = true;
    Icon glyph = Icon::none;  // instead of art: an icon on a soft disc
};
bool service_tile(Stage& stage, const Box& box, const ServiceTile& tile);

// An icon on a disc over one word; the note says why it is not open.
struct SmallTile {
    std::string_view id, label, note;
    Icon icon = Icon::none;
    bool enabled = true;
    bool on = false;  // chosen among its neighbours
};
bool small_tile(Stage& stage, const Box& box, const SmallTile& tile);

// Large-text home: icon, title, one line.
struct WideTile {
    std::string_view id, title, caption;
    Icon icon = Icon::none;
    bool lead = false, tinted = false, enabled = true;
    bool staff = false;    // its icon stands on the navy square of the pages for staff
    float title_size = 0;  // dp; 0: as large as this title can be
};
// The size at which every title of a grid fits its tile, in one line or in two.
float title_size(const Stage& stage, const Box& cell, std::span<const WideTile> tiles);
bool wide_tile(Stage& stage, const Box& box, const WideTile& tile);

// Two lines beside a disc: the other ways under the camera view, notices, hints.
struct LineTile {
    std::string_view id, title, caption;
    Icon icon = Icon::none;
    bool notice = false;  // river-0 with a border, chevron
    bool enabled = true;
};
bool line_tile(Stage& stage, const Box& box, const LineTile& tile);

}  // namespace ui
