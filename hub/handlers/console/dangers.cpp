#include "hub/handlers/console/dangers.h"

#include "hub/requests/dispatch.h"

namespace hub {

// Until somebody has taken it on: that it was given to somebody helps nobody yet.
base::Result<Dangers> look_for_danger(Services& services, const Frame& frame) {
    using enum domain::RequestState;
    if (!frame.roles.meets(request_readers())) return Dangers{};
    RequestFilter filter;
    filter.danger = true;
    filter.states = {submitted, dispatched, reopened};
    filter.limit = 50;
    const auto found = services.store.service_requests(filter);
    if (!found) return found.error();
    Dangers dangers;
    dangers.count = found->total;
    for (const ServiceRequest& request : found->requests)
        dangers.names.push_back(request.number + (request.state == reopened
                                                      ? "/" + std::to_string(base::to_ms(request.changed))
                                                      : std::string()));
    return dangers;
}

}  // namespace hub
