#include <algorithm>
#include <iterator>

#include "kiosk/protocol/messages.h"
#include "kiosk/sync/lanes.h"

namespace syncing {

PushLane::PushLane(LaneParts parts) : Lane(parts), piece_(protocol::max_batch) {}

void PushLane::fail(Failure failure, std::stop_token stop) {
    const auto delay = next_delay(failure);
    parts_.emit(PushFailed{std::move(failure.error), delay});
    parts_.pacing.pause(delay, stop);
}

std::optional<SyncEvent> PushLane::deliver(std::vector<domain::Fact> batch, std::stop_token stop) {
    Pushed all;
    std::span<const domain::Fact> rest(batch);
    piece_ = std::min(piece_ * 2, protocol::max_batch);
    while (!rest.empty()) {
        if (stop.stop_requested()) return std::nullopt;
        const auto piece = rest.first(std::min(piece_, rest.size()));
        const auto request = facts_request(parts_.options, piece);
        if (request.body.size() > protocol::max_request && piece.size() > 1) {
            piece_ = piece.size() / 2;
            continue;
        }
        const auto done = exchange(request, stop);
        if (stop.stop_requested()) return std::nullopt;
        auto judged = judge_push(done.answer, piece);
        hear(judged.hub_time, done);

        if (std::holds_alternative<Revoked>(judged.meaning)) return Revoked{};
        if (auto* pushed = std::get_if<Pushed>(&judged.meaning)) {
            std::move(pushed->verdicts.begin(), pushed->verdicts.end(), std::back_inserter(all.verdicts));
            rest = rest.subspan(piece.size());
            failures_ = 0;
        } else if (auto* too_large = std::get_if<TooLarge>(&judged.meaning)) {
            if (piece.size() > 1) {
                piece_ = piece.size() / 2;
            } else if (too_large->said_by_hub) {
                // Alone and still too much: a dead letter, or it would hold up every fact behind it.
                all.verdicts.push_back({piece.front().header.id, domain::Verdict::refused,
                                        protocol::error_code::too_large, too_large->failure.error.text});
                rest = rest.subspan(1);
                failures_ = 0;
            } else {
                fail(std::move(too_large->failure), stop);
            }
        } else {
            fail(std::get<Failure>(std::move(judged.meaning)), stop);
        }
    }
    return all;
}

}  // namespace syncing
