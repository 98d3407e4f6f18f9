// POST /api/v1/heartbeat.
#pragma once

#include "hub/handlers/message.h"

namespace hub {

// Kept whole, whatever a newer kiosk adds; answered with the hub's clock. Thread-safe.
Response post_heartbeat(Services& services, const Kiosk& kiosk, const Request& request);

}  // namespace hub
