#include "hub/handlers/request_photos.h"

#include <algorithm>

#include "hub/handlers/api.h"
#include "hub/handlers/request_held.h"
#include "kiosk/protocol/request_photos.h"

namespace hub {

namespace error_code = protocol::error_code;

namespace {

Response none_such(Services& services) {
    return refuse(services, 404, error_code::not_found, "no such photos");
}

// Those that may be shown. nullopt: nobody holds such a slip.
base::Result<std::optional<std::vector<NamedPhoto>>> shown_photos(Services& services, const Request& request,
                                                                  std::string& number) {
    const auto held = request_held(services.store, request.steps.at(0), request.steps.at(1));
    if (!held) return held.error();
    if (!*held) return std::optional<std::vector<NamedPhoto>>{};
    number = (*held)->number;
    auto photos = services.store.photos_of(number);
    if (!photos) return photos.error();
    std::erase_if(*photos, [](const NamedPhoto& photo) { return !photo.may_be_shown(); });
    return std::optional(std::move(*photos));
}

}  // namespace

Response get_slip_photos(Services& services, const Kiosk&, const Request& request) {
    std::string number;
    const auto photos = shown_photos(services, request, number);
    if (!photos) return broken_store(services, request, photos.error());
    if (!*photos) return none_such(services);
    protocol::RequestPhotosAnswer answer{services.clock.wall(), {}};
    for (const NamedPhoto& photo : **photos)
        answer.photos.push_back({photo.hash, photo.mended});
    return json_answer(protocol::encode(answer));
}

Response get_slip_photo(Services& services, const Kiosk&, const Request& request) {
    std::string number;
    const auto photos = shown_photos(services, request, number);
    if (!photos) return broken_store(services, request, photos.error());
    const std::string& hash = request.steps.at(2);
    const bool shown = *photos && std::any_of((*photos)->begin(), (*photos)->end(),
                                              [&](const NamedPhoto& photo) { return photo.hash == hash; });
    if (!shown) return none_such(services);
    auto jpeg = services.store.photo_of(number, hash);
    if (!jpeg) return broken_store(services, request, jpeg.error());
    if (!*jpeg) return none_such(services);
    Response response = json_answer(std::move(**jpeg));
    response.content_type = "image/jpeg";
    return response;
}

}  // namespace hub
