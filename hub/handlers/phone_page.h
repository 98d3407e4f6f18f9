// GET /p/TOKEN and /p/TOKEN/meeting.ics: an attendee's pass on their own phone. /r/NUMBER/KEY: a service
// request.
#pragma once

#include <string>
#include <variant>

#include "hub/handlers/message.h"

namespace hub {

Response get_phone_page(Services& services, const Request& request);
// How far a service request is: by the number and the key of its slip.
Response get_request_phone(Services& services, const Request& request);
// Of those that show what was mended; what its reporter photographed is on no page of theirs.
Response get_request_phone_photo(Services& services, const Request& request);
// What whoever holds the slip says of it: the key in the address is the right to, and no other site knows it.
Response post_request_phone(Services& services, const Request& request);
Response get_phone_calendar(Services& services, const Request& request);
// 429: one address asks for too many.
Response busy_phone_page(Services& services, const Request& request);
// The same for every wrong link.
Response no_phone_page(Services& services, const Request& request);
Response no_request_phone(Services& services, const Request& request);

// Photos for a report that is open at a kiosk, from whoever scanned its code: one at a time.
Response get_photos_phone(Services& services, const Request& request);
Response post_photos_phone(Services& services, const Request& request);
// Which report the key in the address is of; otherwise the page that says that nobody waits for photos.
std::variant<std::string, Response> handover_of(Services& services, const Request& request);
// What was sent is larger than a phone's photo.
Response too_large_phone_page(Services& services, const Request& request);
Response no_photos_phone(Services& services, const Request& request);

}  // namespace hub
