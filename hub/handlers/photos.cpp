#include "hub/handlers/photos.h"

#include "hub/digest.h"
#include "hub/handlers/api.h"
#include "hub/requests/photo.h"
#include "kiosk/domain/photo.h"

namespace hub {

namespace error_code = protocol::error_code;

namespace {

constexpr std::string_view before_hash = "/api/v1/blobs/";

std::string hash_in(const Request& request) {
    return request.path.starts_with(before_hash) ? request.path.substr(before_hash.size()) : std::string();
}

Response find(Services& services, const Kiosk& kiosk, const Request& request, const std::string& hash) {
    const auto known = services.store.has_photo(hash);
    if (!known) return broken_store(services, request, known.error());
    if (!*known) return refuse(services, 404, error_code::not_found, "no such photo");
    return get_clock(services, kiosk, request);
}

Response keep(Services& services, const Kiosk& kiosk, const Request& request, const std::string& hash) {
    if (sha256_hex(request.body) != hash)
        return refuse(services, 400, error_code::malformed, "not what its address says");
    if (request.header("content-type") != "image/jpeg" || !is_plain_jpeg(request.body))
        return refuse(services, 400, error_code::malformed, "no plain JPEG");
    const auto kept = services.store.keep_photo(kiosk.id, {hash, request.body}, services.clock.wall());
    if (!kept) return broken_store(services, request, kept.error());
    services.log(
        "photo",
        {{"request", request.id}, {"kiosk", kiosk.id}, {"bytes", std::to_string(request.body.size())}});
    return get_clock(services, kiosk, request);
}

Response naming(const std::string& hash, Response response) {
    response.headers.emplace_back(protocol::blob_header, hash);
    return response;
}

}  // namespace

Response get_blob(Services& services, const Kiosk& kiosk, const Request& request) {
    const std::string hash = hash_in(request);
    if (!domain::is_photo_hash(hash)) return refuse(services, 404, error_code::not_found, "no such photo");
    return naming(hash, find(services, kiosk, request, hash));
}

Response put_blob(Services& services, const Kiosk& kiosk, const Request& request) {
    const std::string hash = hash_in(request);
    if (!domain::is_photo_hash(hash))
        return refuse(services, 400, error_code::malformed, "not what its address says");
    return naming(hash, keep(services, kiosk, request, hash));
}

}  // namespace hub
