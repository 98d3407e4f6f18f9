#include "kiosk/sync/lanes.h"

namespace syncing {

namespace {

using namespace std::chrono_literals;

constexpr auto long_poll = 25s;
constexpr auto shortest_wait = 1000ms;  // between questions to a hub that does not hold them
constexpr auto renewal_pause = 10min;   // after a renewal that failed: the old token is good meanwhile

}  // namespace

void PullLane::fail(Failure failure, std::stop_token stop) {
    const auto delay = next_delay(failure);
    parts_.emit(PullFailed{std::move(failure.error), delay});
    parts_.pacing.pause(delay, stop);
}

// At its leisure: whatever fails leaves the old token in use.
void PullLane::renew_token(std::stop_token stop) {
    const auto now = parts_.clock.boot();
    if (!parts_.token || !parts_.token->renews() || (renew_again_at_ && now < *renew_again_at_)) return;
    const auto done = exchange(token_request(parts_.options), stop);
    if (stop.stop_requested()) return;
    auto next = judge_token(done.answer);
    const auto kept = next ? parts_.token->renew(*next) : base::Status(next.error());
    renew_again_at_ = kept ? std::nullopt : std::optional(now + renewal_pause);
    parts_.emit(TokenRenewal{kept});
}

std::optional<SyncEvent> PullLane::fetch(std::string cursor, std::stop_token stop) {
    if (answered_at_once_) parts_.pacing.pause(shortest_wait, stop);
    while (!stop.stop_requested()) {
        const auto done =
            exchange(changes_request(parts_.options, cursor, cursor.empty() ? 0s : long_poll), stop);
        if (stop.stop_requested()) break;
        auto judged = judge_pull(done.answer, cursor);
        hear(judged.hub_time, done);

        if (std::holds_alternative<Revoked>(judged.meaning)) return Revoked{};
        if (auto* pulled = std::get_if<Pulled>(&judged.meaning)) {
            failures_ = 0;
            if (asks_for_renewal(*done.answer)) renew_token(stop);
            answered_at_once_ =
                pulled->page.changes.empty() && !pulled->page.more && done.ended - done.began < shortest_wait;
            return std::move(*pulled);
        }
        if (auto* dead = std::get_if<CursorDead>(&judged.meaning)) {
            if (cursor.empty())
                fail(std::move(dead->failure), stop);
            else
                cursor.clear();
        } else {
            fail(std::get<Failure>(std::move(judged.meaning)), stop);
        }
    }
    return std::nullopt;
}

}  // namespace syncing
