// Service requests as a board: a column a state, for whoever keeps an eye on all of them.
#pragma once

#include <vector>

#include "hub/web/console/dangers.h"
#include "hub/web/request_words.h"

namespace hub {

// Those of one state that want to be seen first, or were done last, and how many there are.
struct BoardColumn {
    domain::RequestState state = domain::RequestState::submitted;
    std::uint64_t total = 0;
    std::vector<ServiceRequest> requests;
};

struct BoardView {
    base::WallTime now{};
    std::vector<BoardColumn> columns;  // in the order in which a request goes through them
    RequestPlaces places;
    Dangers dangers;
};

std::string board_page(const Frame& frame, const BoardView& view);
// What changes on it while it is open.
std::string board_part(const Frame& frame, const BoardView& view);

}  // namespace hub
