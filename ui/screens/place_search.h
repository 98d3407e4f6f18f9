// Finding a place by what people call it: "305", "会议室", "huiyishi", "hys".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/domain/grid.h"

namespace ui {

// A cell, or a room that lies in it.
struct PlaceFound {
    domain::CellAt at;
    const domain::FloorRoom* room = nullptr;
};

// Places where something can be reported whose number or name holds the query, or whose name, from any of its
// characters on, begins with it as pinyin or initials. Those that are called exactly so come first. Pure.
std::vector<PlaceFound> find_places(const std::vector<domain::GridLayout>& layouts, std::string_view query);

// Of cells by their ids those where something can be reported, in the order given.
std::vector<domain::CellAt> open_places(const std::vector<domain::GridLayout>& layouts,
                                        const std::vector<std::string>& cells);

}  // namespace ui
