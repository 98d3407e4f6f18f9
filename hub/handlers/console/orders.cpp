// What somebody of the staff has to mend: their own requests and no others.
#include "hub/handlers/console/answers.h"
#include "hub/handlers/console/console.h"
#include "hub/handlers/console/meeting_work.h"
#include "hub/handlers/order_work.h"
#include "hub/handlers/request_places.h"
#include "hub/web/console/orders_page.h"
#include "hub/web/wording.h"

namespace hub {

namespace {

using domain::RequestState;

base::Result<std::vector<ServiceRequest>> of_mine(Services& services, const Staff& staff,
                                                  std::vector<RequestState> states, bool by_priority,
                                                  std::size_t limit) {
    RequestFilter filter;
    filter.assignee = staff.account.name;
    filter.states = std::move(states);
    filter.by_priority = by_priority;
    filter.limit = limit;
    auto page = services.store.service_requests(filter);
    if (!page) return page.error();
    return std::move(page->requests);
}

// nullopt: there is none, or it is not theirs, which is the same to them.
base::Result<std::optional<ServiceRequest>> mine(Services& services, const Staff& staff,
                                                 const std::string& number) {
    auto found = services.store.service_request(number);
    if (found && *found && (*found)->assignee != staff.account.name) return std::optional<ServiceRequest>();
    return found;
}

Response show_order(Services& services, const Staff& staff, const Request& request, ServiceRequest order,
                    const Notice& said, int status, const RequestMove& typed = {}) {
    auto places = request_places(services.store);
    if (!places) return broken_page(services, &staff, request, places.error());
    auto photos = services.store.photos_of(order.number);
    if (!photos) return broken_page(services, &staff, request, photos.error());
    // Nobody has to be called about what is done.
    if (!domain::is_open(order.state)) order.phone.clear();
    if (!order.phone.empty()) {
        if (auto written = note_look(services, staff, request, "request.look", order.number); !written)
            return broken_page(services, &staff, request, written.error());
    }
    OrderView view{services.clock.wall(), std::move(order), std::move(*places), std::move(*photos)};
    view.words = typed.words;
    view.parts = typed.parts;
    view.at_label = !view.request.cell.empty() && request.argument("label") == view.request.cell;
    return page_answer(request, order_page(frame_for(services, &staff, request), view, said), status);
}

}  // namespace

Response get_orders(Services& services, const Staff& staff, const Request& request) {
    using enum RequestState;
    OrdersView view;
    view.now = services.clock.wall();
    auto open = of_mine(services, staff, {dispatched, accepted, on_site, waiting}, true, 100);
    if (!open) return broken_page(services, &staff, request, open.error());
    auto finished = of_mine(services, staff, {done, confirmed}, false, 10);
    if (!finished) return broken_page(services, &staff, request, finished.error());
    auto places = request_places(services.store);
    if (!places) return broken_page(services, &staff, request, places.error());
    view.open = std::move(*open);
    view.done = std::move(*finished);
    view.places = std::move(*places);
    return page_answer(request, orders_page(frame_for(services, &staff, request), view));
}

Response get_order(Services& services, const Staff& staff, const Request& request) {
    auto order = mine(services, staff, request.steps.at(0));
    if (!order) return broken_page(services, &staff, request, order.error());
    if (!*order) return missing_page(services, staff, request);
    const Notice said = notice_of(frame_for(services, &staff, request), request, order_words);
    return show_order(services, staff, request, std::move(**order), said, 200);
}

Response get_order_photo(Services& services, const Staff& staff, const Request& request) {
    const auto order = mine(services, staff, request.steps.at(0));
    if (!order) return broken_page(services, &staff, request, order.error());
    if (!*order) return missing_page(services, staff, request);
    auto jpeg = services.store.photo_of(request.steps.at(0), request.steps.at(1));
    if (!jpeg) return broken_page(services, &staff, request, jpeg.error());
    if (!*jpeg) return missing_page(services, staff, request);
    return picture_answer("image/jpeg", std::move(**jpeg));
}

Response post_order(Services& services, const Staff& staff, const Request& request) {
    auto order = mine(services, staff, request.steps.at(0));
    if (!order) return broken_page(services, &staff, request, order.error());
    if (!*order) return missing_page(services, staff, request);
    const RequestMove move = worker_move(request, **order);
    const auto moved = services.store.move_service_request(move, staff.actor(request), services.clock.wall());
    // One that was given back is theirs no more.
    if (moved && move.to == RequestState::submitted) return see_other("/console/orders");
    if (moved) return see_other("/console/orders/" + encoded(move.number) + "?done=saved");
    if (moved.error().kind != base::ErrorKind::refused)
        return failed_work(services, staff, request, moved.error());
    order = mine(services, staff, move.number);
    if (!order) return broken_page(services, &staff, request, order.error());
    if (!*order) return missing_page(services, staff, request);
    const Frame frame = frame_for(services, &staff, request);
    const Notice said{std::string(frame.words.tr("没有改成：别人刚改过，请再看一眼")), true};
    return with_why(show_order(services, staff, request, std::move(**order), said, 409, move),
                    "request: moved meanwhile");
}

}  // namespace hub
