// Finding a place by what people call it: "305", "会议室", "huiyishi", "hys".
#pragma once

#include <string_view>
#include <vector>

#include "kiosk/domain/grid.h"

namespace ui {

// Places where something can be reported whose number or name holds the query, or whose name, from any of its
// characters on, begins with it as pinyin or initials. Those that are called exactly so come first. Pure.
std::vector<domain::CellAt> find_places(const std::vector<domain::GridLayout>& layouts,
                                        std::string_view query);

}  // namespace ui
