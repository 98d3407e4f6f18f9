// /open311/v2: Open311 GeoReport v2, by which other programs read service requests and make them. For
// anybody; whoever reports has an api_key. Thread-safe.
#pragma once

#include "hub/handlers/message.h"

namespace hub {

Response get_open311_discovery(Services& services, const Request& request);
Response get_open311_services(Services& services, const Request& request);
Response get_open311_service(Services& services, const Request& request);
Response get_open311_requests(Services& services, const Request& request);
Response get_open311_request(Services& services, const Request& request);
// Form fields, an api_key among them; a header Idempotency-Key names the report for when it comes again.
Response post_open311_request(Services& services, const Request& request);
Response get_open311_updates(Services& services, const Request& request);

// What was refused before a handler saw it: for this endpoint in the standard's form, with status and
// headers; for every other as it is.
Response in_form_of(Services& services, const Request& request, Response refusal);

}  // namespace hub
