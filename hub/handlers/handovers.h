// /api/v1/handovers: photos from the phone of somebody who reports at a kiosk, for that kiosk.
#pragma once

#include "hub/handlers/message.h"

namespace hub {

// Thread-safe, as are the others. 404 not_found: no such one, another kiosk's, or over.
Response post_handover(Services& services, const Kiosk& kiosk, const Request& request);
Response get_handover(Services& services, const Kiosk& kiosk, const Request& request);
Response get_handover_photo(Services& services, const Kiosk& kiosk, const Request& request);
Response post_handover_end(Services& services, const Kiosk& kiosk, const Request& request);

}  // namespace hub
