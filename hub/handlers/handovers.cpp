#include "hub/handlers/handovers.h"

#include "hub/digest.h"
#include "hub/handlers/api.h"
#include "hub/passes/secrets.h"
#include "kiosk/protocol/handover.h"

namespace hub {

namespace error_code = protocol::error_code;

namespace {

// Somebody looks for the camera, takes three photos and waits for a slow line.
constexpr std::chrono::minutes lasts{10};

Response over(Services& services) {
    return refuse(services, 404, error_code::not_found, "no such hand-over");
}

}  // namespace

Response post_handover(Services& services, const Kiosk& kiosk, const Request& request) {
    const auto asked = protocol::decode_handover_asked(request.body);
    if (!asked) return refuse(services, 400, error_code::malformed, asked.error().text);
    const auto now = services.clock.wall();
    const std::string id = random_hex(8), key = random_hex(16);
    const auto begun =
        services.store.begin_handover({id, kiosk.id, sha256_hex(key), asked->most, now + lasts}, now);
    if (!begun) return broken_store(services, request, begun.error());
    return json_answer(protocol::encode(protocol::HandoverBegun{now, id, key, lasts}), 201);
}

Response get_handover(Services& services, const Kiosk& kiosk, const Request& request) {
    const auto now = services.clock.wall();
    auto photos = services.store.handover_photos(kiosk.id, request.steps.at(0), now);
    if (!photos) return broken_store(services, request, photos.error());
    if (!*photos) return over(services);
    return json_answer(protocol::encode(protocol::HandoverAnswer{now, std::move(**photos)}));
}

Response get_handover_photo(Services& services, const Kiosk& kiosk, const Request& request) {
    auto jpeg = services.store.handover_photo(kiosk.id, request.steps.at(0), request.steps.at(1),
                                              services.clock.wall());
    if (!jpeg) return broken_store(services, request, jpeg.error());
    if (!*jpeg) return over(services);
    Response response = json_answer(std::move(**jpeg));
    response.content_type = "image/jpeg";
    return response;
}

Response post_handover_end(Services& services, const Kiosk& kiosk, const Request& request) {
    const auto ended = services.store.end_handover(kiosk.id, request.steps.at(0));
    if (!ended) return broken_store(services, request, ended.error());
    return get_clock(services, kiosk, request);
}

}  // namespace hub
