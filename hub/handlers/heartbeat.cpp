#include "hub/handlers/heartbeat.h"

#include "hub/handlers/api.h"

namespace hub {

namespace error_code = protocol::error_code;

Response post_heartbeat(Services& services, const Kiosk& kiosk, const Request& request) {
    if (request.body.size() > protocol::max_heartbeat)
        return refuse(services, 413, error_code::too_large, "the heartbeat is too large");
    if (const auto heartbeat = protocol::decode_heartbeat(request.body); !heartbeat)
        return refuse(services, 400, error_code::malformed, heartbeat.error().text);
    const auto kept = services.store.keep_heartbeat(kiosk.id, request.body, services.clock.wall());
    if (!kept) return broken_store(services, request, kept.error());
    return get_clock(services, kiosk, request);
}

}  // namespace hub
