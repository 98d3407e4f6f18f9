#include <algorithm>

#include "kiosk/protocol/request_photos.h"
#include "kiosk/sync/asking_lane.h"

namespace syncing {

namespace {

constexpr auto at_slip = "sync.slip";

// Those that the page has room for: of what was reported the first, of what was mended the last, for what was
// mended before did not hold.
std::vector<protocol::RequestPhoto> wanted(const std::vector<protocol::RequestPhoto>& all,
                                           std::size_t most_each) {
    std::vector<protocol::RequestPhoto> some;
    const auto mended = static_cast<std::size_t>(
        std::count_if(all.begin(), all.end(), [](const auto& each) { return each.mended; }));
    std::size_t seen_before = 0, seen_mended = 0;
    for (const protocol::RequestPhoto& each : all)
        if (each.mended ? ++seen_mended + most_each > mended : ++seen_before <= most_each)
            some.push_back(each);
    return some;
}

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
    for (const protocol::RequestPhoto& each : wanted(list.said->photos, asked.most_each)) {
        if (ended.stop_requested()) break;
        auto taken = photo(path + "/" + each.hash, each.hash, ended);
        if (taken.revoked) return Revoked{};
        if (!taken.said) break;
        parts_.emit(SlipPhoto{asked.number, each.mended, *std::move(taken.said)});
    }
    return SlipPhotosOver{asked.number};
}

}  // namespace syncing
