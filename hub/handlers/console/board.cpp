// Service requests by their state, all at a glance.
#include "hub/handlers/console/answers.h"
#include "hub/handlers/console/console.h"
#include "hub/handlers/console/dangers.h"
#include "hub/handlers/console/live.h"
#include "hub/handlers/request_places.h"
#include "hub/web/console/board_page.h"

namespace hub {

namespace {

using domain::RequestState;
using enum domain::RequestState;

// As many as one looks through; whoever wants more wants the list.
constexpr std::size_t most_in_column = 12;

base::Result<BoardColumn> column_of(Services& services, RequestState state, base::WallTime now) {
    RequestFilter filter{.states = {state}};
    filter.by_priority = domain::is_open(state);
    filter.by_change = !filter.by_priority;
    filter.limit = most_in_column;
    filter.now = now;
    auto page = services.store.service_requests(filter);
    if (!page) return page.error();
    return BoardColumn{state, page->total, std::move(page->requests)};
}

base::Result<BoardView> look_at_all(Services& services, const Frame& frame) {
    BoardView view;
    view.now = services.clock.wall();
    // What is confirmed, rejected or the same as another waits for nobody.
    for (const RequestState state : {submitted, reopened, dispatched, accepted, on_site, waiting, done}) {
        auto column = column_of(services, state, view.now);
        if (!column) return column.error();
        view.columns.push_back(std::move(*column));
    }
    auto places = staff_places(services.store);
    if (!places) return places.error();
    view.places = std::move(*places);
    auto dangers = look_for_danger(services, frame);
    if (!dangers) return dangers.error();
    view.dangers = std::move(*dangers);
    return view;
}

}  // namespace

Response get_board(Services& services, const Staff& staff, const Request& request) {
    const Frame frame = frame_for(services, &staff, request);
    const auto view = look_at_all(services, frame);
    if (!view) return broken_page(services, &staff, request, view.error());
    return page_answer(request, board_page(frame, *view));
}

Response get_board_live(Services& services, const Staff& staff, const Request& request) {
    return live_answer(
        services, staff,
        [&services, frame = frame_for(services, &staff, request)]() -> std::optional<std::string> {
            const auto view = look_at_all(services, frame);
            if (!view) return std::nullopt;
            return board_part(frame, *view);
        });
}

}  // namespace hub
