// What became of a service request and what its reporter said of it, in one order of time.
#pragma once

#include <variant>
#include <vector>

#include "hub/requests/service_request.h"

namespace hub {

// Points into the request.
using RequestEvent = std::variant<const RequestMoved*, const RequestSaid*>;

// The oldest first; what was said stands before the move that follows from it.
std::vector<RequestEvent> history_of(const ServiceRequest& request);

}  // namespace hub
