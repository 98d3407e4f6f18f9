// GET /l/CELL: the page of a label on a wall, on the phone of whoever scanned it.
#pragma once

#include "hub/handlers/message.h"

namespace hub {

// For anybody what kiosks tell everybody of this place; for one who is signed in their own work here, too.
Response get_place_phone(Services& services, const Request& request);
Response no_place_phone(Services& services, const Request& request);

}  // namespace hub
