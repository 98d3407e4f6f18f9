// /api/v1/blobs/HASH: photos of service requests, from kiosks.
#pragma once

#include "hub/handlers/message.h"

namespace hub {

// Whether the hub has it: 404 not_found if not. Thread-safe, as is the other.
Response get_blob(Services& services, const Kiosk& kiosk, const Request& request);
// 400 malformed for what is no plain JPEG, or not of this hash.
Response put_blob(Services& services, const Kiosk& kiosk, const Request& request);

}  // namespace hub
