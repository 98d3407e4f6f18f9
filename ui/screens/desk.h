// What help and a machine that may not work share: a few words on the dark band, and where people are.
#pragma once

#include "ui/screens/lobby_screen.h"

namespace ui {

// The ground of the information zone, with the header on it.
void dark_head(Page& page, Stage& stage);
// A few words on it, in its middle.
struct BandWords {
    std::string_view id, title, text;
    Icon icon = Icon::none;
};
void band_words(Page& page, Stage& stage, const BandWords& words);

// The duty desk's telephone and place and this machine's name, as far as they are known and fit; their ids
// begin with `id`.
void desk_facts(Page& page, Stage& stage, const Box& area, const std::string& id);

}  // namespace ui
