// /w/NUMBER/KEY: a service request for the one who has it, on their phone and without signing in.
#pragma once

#include "hub/handlers/message.h"

namespace hub {

Response get_order_phone(Services& services, const Request& request);
// The key in the address is the right to, and no other site knows it.
Response post_order_phone(Services& services, const Request& request);
Response get_order_phone_photo(Services& services, const Request& request);
// What photos of it count as, together; or that the link is none.
std::variant<std::string, Response> order_of(Services& services, const Request& request);
Response post_order_phone_photo(Services& services, const Request& request);
Response post_order_phone_photo_removal(Services& services, const Request& request);
// The same for every wrong link.
Response no_order_phone(Services& services, const Request& request);
// What was sent is larger than a phone's photo.
Response too_large_order_phone(Services& services, const Request& request);

}  // namespace hub
