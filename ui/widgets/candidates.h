// What the composer offers: one row above the keys, or the whole room of the keys with pages.
#pragma once

#include <span>

#include "ui/input/composer.h"
#include "ui/widgets/stage.h"

namespace ui {

struct CandidateWords {
    std::string_view more, fewer, before, after, erase;  // read aloud: icons stand for them
    std::string_view hint, none;  // in the empty row: what will stand there; why nothing does
};

struct CandidateTouch {
    int chosen = -1;  // of all candidates; -1: none
    bool more = false, fewer = false, erase = false;
    int turn = 0;  // -1, 1: a page back, a page on
};

// Nodes are id + ".candidate.0" and on, named as they are written; id + ".more". The first one is filled.
CandidateTouch candidate_row(Stage& stage, const Box& box, std::string_view id, const CandidateWords& words,
                             Composer& composer);

// The candidates of page `page` (from 0; one that is not there is the last one, and `page` is set to it),
// with the keys id + ".fewer", ".before", ".after", ".erase" beside them.
CandidateTouch candidate_grid(Stage& stage, const Box& box, std::string_view id, const CandidateWords& words,
                              Composer& composer, int& page);

// Which candidates stand where. `spans` are their widths in columns; each page holds `rows` rows of
// `columns`.
struct GridPlace {
    int candidate = 0, row = 0, column = 0, span = 1;
};
// The places of the first page that begins with spans[0]; there may be more candidates than it holds.
std::vector<GridPlace> flow(std::span<const int> spans, int columns, int rows);

}  // namespace ui
