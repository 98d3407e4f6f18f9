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
constexpr std::size_t most_in_column = 12, most_open = 400, most_done = most_in_column;

base::Status fill(Services& services, BoardView& view, RequestFilter filter) {
    auto page = services.store.service_requests(filter);
    if (!page) return page.error();
    for (ServiceRequest& request : page->requests)
        for (BoardColumn& column : view.columns)
            if (column.state == request.state && column.requests.size() < most_in_column)
                column.requests.push_back(std::move(request));
    return {};
}

base::Result<BoardView> look(Services& services, const Frame& frame) {
    BoardView view;
    view.now = services.clock.wall();
    auto counts = services.store.service_requests_by_state();
    if (!counts) return counts.error();
    for (const RequestState state : {submitted, reopened, dispatched, accepted, on_site, waiting, done})
        view.columns.push_back({state, (*counts)[state], {}});
    RequestFilter open{.states = {submitted, reopened, dispatched, accepted, on_site, waiting}};
    open.by_priority = true;
    open.limit = most_open;
    open.now = view.now;
    if (auto status = fill(services, view, open); !status) return status.error();
    RequestFilter finished{.states = {done}};
    finished.limit = most_done;
    finished.now = view.now;
    if (auto status = fill(services, view, finished); !status) return status.error();
    auto places = request_places(services.store);
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
    const auto view = look(services, frame);
    if (!view) return broken_page(services, &staff, request, view.error());
    return page_answer(request, board_page(frame, *view));
}

Response get_board_live(Services& services, const Staff& staff, const Request& request) {
    return live_answer(
        services, staff,
        [&services, frame = frame_for(services, &staff, request)]() -> std::optional<std::string> {
            const auto view = look(services, frame);
            if (!view) return std::nullopt;
            return board_part(frame, *view);
        });
}

}  // namespace hub
