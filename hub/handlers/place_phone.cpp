#include "hub/handlers/place_phone.h"

#include "hub/handlers/console/session.h"
#include "hub/handlers/phone_answer.h"
#include "hub/handlers/request_places.h"
#include "hub/handlers/worker_link.h"
#include "hub/web/place_page.h"

namespace hub {

namespace {

constexpr std::size_t most_at_place = 20;

base::Result<std::vector<ServiceRequest>> open_at(Store& store, const std::string& cell,
                                                  const std::string& assignee) {
    using enum domain::RequestState;
    RequestFilter filter;
    filter.states = {submitted, dispatched, accepted, on_site, waiting, reopened};
    filter.cell = cell;
    filter.assignee = assignee;
    filter.limit = most_at_place;
    auto page = store.service_requests(filter);
    if (!page) return page.error();
    return std::move(page->requests);
}

// nullopt: nobody who may be given work is signed in on this phone.
std::optional<std::string> worker_here(Services& services, const Request& request) {
    auto who = signed_in(services, request);
    const auto* staff = std::get_if<Staff>(&who);
    if (!staff || staff->account.must_change || !may_have_orders(staff->account)) return std::nullopt;
    return staff->account.name;
}

base::Status fill(Services& services, const Request& request, PlaceView& view) {
    auto open = open_at(services.store, view.cell, "");
    if (!open) return open.error();
    // What kiosks are not told, no phone is.
    std::erase_if(*open, [](const ServiceRequest& one) { return !domain::parse_request_number(one.number); });
    view.open = std::move(*open);
    const auto worker = worker_here(services, request);
    view.signed_in = worker.has_value();
    if (!worker) return {};
    auto mine = open_at(services.store, view.cell, *worker);
    if (!mine) return mine.error();
    view.mine = std::move(*mine);
    return {};
}

}  // namespace

Response get_place_phone(Services& services, const Request& request) {
    const PageVoice voice = voice_for(services, request);
    auto places = request_places(services.store);
    if (!places) return phone_answer(503, busy_page(voice));
    PlaceView view;
    view.places = std::move(*places);
    view.cell = request.steps.at(0);
    if (!domain::find_cell(view.places.layouts, view.cell)) return phone_answer(404, no_place_page(voice));
    if (auto filled = fill(services, request, view); !filled) {
        services.log("store_error", {{"request", request.id}, {"error", base::describe(filled.error())}});
        return phone_answer(503, busy_page(voice));
    }
    return phone_answer(200, place_page(voice, view));
}

Response no_place_phone(Services& services, const Request& request) {
    return phone_answer(404, no_place_page(voice_for(services, request)));
}

}  // namespace hub
