// Two reports of one thing: one of them goes on, and whoever made the other waits for it.
#include <algorithm>

#include "hub/store/parts.h"

namespace hub {

namespace sql {

base::Status merge_request(soci::session& sql, const ServiceRequest& request, const std::string& into,
                           base::WallTime now) {
    auto other =
        may_be_number(into) && into != request.number ? find_request(sql, "number", into) : std::nullopt;
    if (!other || !domain::is_open(other->state))
        return base::Error{base::ErrorKind::refused, "into which is needed", "hub.store.merge"};
    // Whoever is on duty would hear of it no more.
    if (request.danger && !other->danger)
        return base::Error{base::ErrorKind::refused, "danger goes on as danger", "hub.store.merge"};
    other->voices += 1 + request.voices;
    write_request(sql, *other, false, now);
    return {};
}

void part_request(soci::session& sql, const ServiceRequest& request, base::WallTime now) {
    auto other =
        request.merged_into.empty() ? std::nullopt : find_request(sql, "number", request.merged_into);
    if (!other) return;
    other->voices = std::max(0, other->voices - 1 - request.voices);
    write_request(sql, *other, false, now);
}

}  // namespace sql

base::Result<std::optional<ServiceRequest>> Store::request_that_goes_on(const ServiceRequest& request) {
    constexpr int most_hops = 8;
    return parts_->database->read("hub.store.merge", [&](soci::session& sql) {
        std::optional<ServiceRequest> at = request;
        for (int hops = 0; at && at->state == domain::RequestState::duplicate && hops < most_hops; ++hops)
            at = sql::find_request(sql, "number", at->merged_into);
        return at && at->number != request.number && at->state != domain::RequestState::duplicate
                   ? at
                   : std::nullopt;
    });
}

}  // namespace hub
