// The message by which a kiosk learns what photos whoever holds a slip may see (docs/protocol.md, "Photos of
// a service request").
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"

namespace protocol {

struct RequestPhoto {
    std::string hash;
    bool mended = false;  // made by whoever mended it; else by its reporter. Released, either way
    friend bool operator==(const RequestPhoto&, const RequestPhoto&) = default;
};

// GET /api/v1/requests/{number}/{key}/photos
struct RequestPhotosAnswer {
    base::WallTime hub_time{};
    std::vector<RequestPhoto> photos;  // in the order in which they came
};
std::string encode(const RequestPhotosAnswer& answer);
base::Result<RequestPhotosAnswer> decode_request_photos_answer(std::string_view json);

}  // namespace protocol
