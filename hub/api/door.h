// Who may come in: the table of routes put into effect.
#pragma once

#include <optional>
#include <variant>

#include "hub/api/routes.h"

namespace hub {

// Whoever asks, once the route has admitted them; nobody in particular where anybody may ask.
using Asker = std::variant<std::monostate, Kiosk, Staff>;
using Admission = std::variant<Asker, Response>;

Admission admit(Services& services, const Route& route, const Request& request);
// The same again, and whether a form of the console is one that we gave to this session.
Admission admit_with_body(Services& services, const Route& route, const Request& request);

// admit(), for the first time that a request asks: whoever asks more often than the route's rate is refused.
Admission admit_in_turn(Services& services, const Route& route, const Request& request);

Response call(Services& services, const Route& route, const Asker& asker, const Request& request);

// A body that was not read: too large for the route, or torn on its way.
Response refuse_body(Services& services, const Route& route, const Request& request, bool too_large);
// 415: not of the type that the route reads, or packed as we cannot unpack. nullopt: it is.
std::optional<Response> refuse_kind(Services& services, const Route& route, const Request& request);

// 404, or 405 where the address has other methods.
Response no_route(Services& services, const Request& request, const Found& found);

// All of it, for a request without a body. Fills request.steps.
Response answer_bare(Services& services, std::string_view method, Request& request);

}  // namespace hub
