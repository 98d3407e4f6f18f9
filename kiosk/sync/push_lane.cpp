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

template <class Item>
struct PushLane::Manner {
    HttpRequest (*request)(const SyncOptions&, std::span<const Item>);
    JudgedPush (*judge)(const base::Result<HttpAnswer>&, std::span<const Item>);
    const domain::FactId& (*id)(const Item&);
};

std::optional<SyncEvent> PushLane::deliver(std::vector<domain::Fact> batch, std::stop_token stop) {
    const auto id = [](const domain::Fact& fact) -> const domain::FactId& { return fact.header.id; };
    return deliver_all<domain::Fact>(batch, {facts_request, judge_push, id}, stop);
}

std::optional<SyncEvent> PushLane::deliver_sealed(std::vector<domain::SealedFact> batch,
                                                  std::stop_token stop) {
    const auto id = [](const domain::SealedFact& sealed) -> const domain::FactId& { return sealed.fact; };
    return deliver_all<domain::SealedFact>(batch, {sealed_request, judge_sealed, id}, stop);
}

template <class Item>
std::optional<SyncEvent> PushLane::deliver_all(std::span<const Item> rest, const Manner<Item>& manner,
                                               std::stop_token stop) {
    Pushed all;
    piece_ = std::min(piece_ * 2, protocol::max_batch);
    while (!rest.empty()) {
        if (stop.stop_requested()) return std::nullopt;
        const auto piece = rest.first(std::min(piece_, rest.size()));
        const auto request = manner.request(parts_.options, piece);
        if (request.body.size() > protocol::max_request && piece.size() > 1) {
            piece_ = piece.size() / 2;
            continue;
        }
        const auto done = exchange(request, stop);
        if (stop.stop_requested()) return std::nullopt;
        auto judged = manner.judge(done.answer, piece);
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
                all.verdicts.push_back({manner.id(piece.front()), domain::Verdict::refused,
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
