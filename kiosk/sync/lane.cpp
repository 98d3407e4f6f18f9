#include "kiosk/protocol/messages.h"
#include "kiosk/sync/lanes.h"

namespace syncing {

namespace {

// Longer exchanges were held by the hub: half of them says nothing about when its clock was read.
constexpr std::chrono::milliseconds longest_plain_exchange{2'000};

}  // namespace

Lane::Exchange Lane::exchange(HttpRequest request, std::stop_token stop) {
    const auto began = parts_.clock.boot();
    request.headers[protocol::boot_header] = parts_.clock.boot_id() + " " + std::to_string(began.count());
    if (parts_.token) request.headers["authorization"] = "Bearer " + parts_.token->now();
    auto answer = parts_.wire.send(request, stop);
    return {std::move(answer), began, parts_.clock.boot()};
}

void Lane::hear(std::optional<base::WallTime> hub_time, const Exchange& exchange) {
    if (!hub_time) return;
    const auto round_trip = exchange.ended - exchange.began;
    const auto at = round_trip > longest_plain_exchange ? exchange.ended : exchange.began + round_trip / 2;
    parts_.emit(HubHeard{*hub_time, at, round_trip});
}

std::chrono::milliseconds Lane::next_delay(const Failure& failure) {
    return retry_delay(parts_.pacing.policy, ++failures_, parts_.pacing.random(), failure.retry_after);
}

}  // namespace syncing
