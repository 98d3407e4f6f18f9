// GET /api/v1/requests/{number}/{key}/photos: at a kiosk, for whoever scanned the slip.
#pragma once

#include "hub/handlers/message.h"

namespace hub {

// What was mended, and what staff released. The key of the slip is the right to: a number alone shows
// nothing.
Response get_slip_photos(Services& services, const Kiosk& kiosk, const Request& request);
Response get_slip_photo(Services& services, const Kiosk& kiosk, const Request& request);

}  // namespace hub
