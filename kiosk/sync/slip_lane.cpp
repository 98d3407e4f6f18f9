#include "kiosk/protocol/request_photos.h"
#include "kiosk/sync/asking_lane.h"

namespace syncing {

namespace {

constexpr auto at_slip = "sync.slip";

}  // namespace

std::optional<SyncEvent> SlipLane::serve(const SlipPhotos& asked, std::stop_token ended) {
    const std::string path = "/api/v1/requests/" + asked.request + "/" + asked.key + "/photos";
    const auto list = ask<protocol::RequestPhotosAnswer>(
        get_request(parts_.options, path), 200, ended,
        [](const HttpAnswer& answer) -> base::Result<protocol::RequestPhotosAnswer> {
            if (!is_protocol(answer)) return failure_of(answer, at_slip, {}).error;
            return protocol::decode_request_photos_answer(answer.body);
        });
    if (list.revoked) return Revoked{};
    if (!list.said) return SlipPhotosOver{asked.number};
    std::size_t before = 0, mended = 0;
    for (const protocol::RequestPhoto& each : list.said->photos) {
        // Those that the page has room for.
        if ((each.mended ? mended : before)++ >= asked.most_each || ended.stop_requested()) continue;
        auto taken = photo(path + "/" + each.hash, each.hash, ended);
        if (taken.revoked) return Revoked{};
        if (!taken.said) break;
        parts_.emit(SlipPhoto{asked.number, each.mended, *std::move(taken.said)});
    }
    return SlipPhotosOver{asked.number};
}

}  // namespace syncing
