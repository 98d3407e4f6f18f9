#include "kiosk/protocol/request_photos.h"

#include "kiosk/domain/photo.h"
#include "kiosk/protocol/json_io.h"

namespace protocol {

std::string encode(const RequestPhotosAnswer& answer) {
    Json photos = Json::array();
    for (const RequestPhoto& photo : answer.photos) {
        Json item{{"hash", photo.hash}};
        put(item, "mended", photo.mended);
        photos.push_back(std::move(item));
    }
    return write({{"hub_time_ms", base::to_ms(answer.hub_time)}, {"photos", std::move(photos)}});
}

base::Result<RequestPhotosAnswer> decode_request_photos_answer(std::string_view json) {
    constexpr auto place = "protocol.decode_request_photos_answer";
    constexpr std::size_t most = 100;
    const auto object = parse_object(json);
    if (!object) return malformed("no JSON object", place);
    RequestPhotosAnswer answer;
    Reader reader(*object);
    reader.require({"hub_time_ms", "photos"});
    reader.read("hub_time_ms", answer.hub_time);
    const auto* list = reader.array("photos", most);
    if (!reader.ok()) return malformed("field: " + reader.fault(), place);
    for (const Json& item : *list) {
        RequestPhoto photo;
        Reader fields(item);
        fields.require({"hash"});
        fields.read("hash", photo.hash);
        fields.read("mended", photo.mended);
        // It goes into a path.
        if (!fields.ok() || !domain::is_photo_hash(photo.hash)) return malformed("field: photos", place);
        answer.photos.push_back(std::move(photo));
    }
    return answer;
}

}  // namespace protocol
