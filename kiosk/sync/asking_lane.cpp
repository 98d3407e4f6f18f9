#include "kiosk/sync/asking_lane.h"

namespace syncing {

namespace {

bool is_jpeg(const HttpAnswer& answer) {
    const auto type = answer.headers.find("content-type");
    return type != answer.headers.end() && type->second == "image/jpeg";
}

}  // namespace

AskingLane::Heard<std::string> AskingLane::photo(const std::string& path, const std::string& hash,
                                                 std::stop_token ended) {
    constexpr std::chrono::minutes deadline{10};  // for whoever has nothing faster, as of PhotoLane
    constexpr std::chrono::seconds stall{45};
    auto request = get_request(parts_.options, path);
    request.headers["accept"] = "image/jpeg";
    request.deadline = deadline;
    request.stall = stall;
    return ask<std::string>(
        std::move(request), 200, ended, [&](const HttpAnswer& answer) -> base::Result<std::string> {
            // What its name does not say is another photo, or half of one.
            if (!is_jpeg(answer) || domain::photo_of(answer.body).hash != hash)
                return base::Error{base::ErrorKind::protocol, "not the photo", "sync.photo"};
            return answer.body;
        });
}

}  // namespace syncing
