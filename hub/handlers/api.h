// The protocol's handlers: request in, response out. Thread-safe; get_changes may wait up to 25 s.
#pragma once

#include <variant>

#include "hub/handlers/message.h"

namespace hub {

// Who asks, by bearer token; or the refusal: 401 unauthorized, 403 device_revoked.
std::variant<Kiosk, Response> authenticate(Services& services, const Request& request);

Response post_facts(Services& services, const Kiosk& kiosk, const Request& request);
// What a kiosk sealed when it was revoked: taken in as the facts that they are, of the kiosk that made them.
Response post_sealed(Services& services, const Kiosk& kiosk, const Request& request);
Response get_changes(Services& services, const Kiosk& kiosk, const Request& request);
Response get_clock(Services& services, const Kiosk& kiosk, const Request& request);

// Is the process alive; can it do its work.
Response get_health(Services& services, const Request& request);
Response get_ready(Services& services, const Request& request);

// Kept by nobody on the way.
Response json_answer(std::string body, int status = 200);
// Any refusal of a whole request, with the hub's time; 503 while the database is out of reach.
Response refuse(Services& services, int status, const std::string& code, const std::string& message);
Response refuse_for_now(Services& services);
// 429, until the wait is over.
Response refuse_for(Services& services, std::chrono::milliseconds wait);

// 503, with a line in the log; a store that is lost ends the process.
Response broken_store(Services& services, const Request& request, const base::Error& error);

}  // namespace hub
