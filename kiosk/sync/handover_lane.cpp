#include "kiosk/sync/asking_lane.h"

namespace syncing {

namespace {

constexpr std::chrono::milliseconds look_again{1'000}, longest_pause{5'000};  // somebody waits
constexpr auto at_handover = "sync.handover";

}  // namespace

AskingLane::Heard<protocol::HandoverBegun> HandoverLane::begin(const Handover& handover,
                                                               std::stop_token ended) {
    auto request = post_request(parts_.options, "/api/v1/handovers",
                                protocol::encode(protocol::HandoverAsked{handover.most}));
    return ask<protocol::HandoverBegun>(
        std::move(request), 201, ended,
        [](const HttpAnswer& answer) -> base::Result<protocol::HandoverBegun> {
            if (!is_protocol(answer)) return failure_of(answer, at_handover, {}).error;
            return protocol::decode_handover_begun(answer.body);
        });
}

AskingLane::Heard<protocol::HandoverAnswer> HandoverLane::look(const std::string& id, std::stop_token ended) {
    return ask<protocol::HandoverAnswer>(
        get_request(parts_.options, "/api/v1/handovers/" + id), 200, ended,
        [](const HttpAnswer& answer) -> base::Result<protocol::HandoverAnswer> {
            if (!is_protocol(answer)) return failure_of(answer, at_handover, {}).error;
            return protocol::decode_handover_answer(answer.body);
        });
}

std::optional<SyncEvent> HandoverLane::take(std::uint64_t number, const std::string& id, std::size_t& taken,
                                            std::stop_token ended) {
    const auto seen = look(id, ended);
    const auto settle = [&](const auto& heard) -> std::optional<SyncEvent> {
        if (heard.revoked) return Revoked{};
        if (heard.gone) return HandoverOver{number, heard.failure.error};
        if (!ended.stop_requested())
            parts_.pacing.pause(std::min(next_delay(heard.failure), longest_pause), ended);
        return std::nullopt;
    };
    if (!seen.said) return settle(seen);
    failures_ = 0;
    for (; taken < seen.said->photos.size() && !ended.stop_requested(); ++taken) {
        auto taken_photo = photo("/api/v1/handovers/" + id + "/photos/" + seen.said->photos[taken],
                                 seen.said->photos[taken], ended);
        if (!taken_photo.said) return settle(taken_photo);
        parts_.emit(HandoverPhoto{number, *std::move(taken_photo.said)});
    }
    return std::nullopt;
}

std::optional<SyncEvent> HandoverLane::serve(const Handover& handover, std::stop_token ended,
                                             std::stop_token stop) {
    failures_ = 0;
    const auto over = [&](base::Status why = {}) { return HandoverOver{handover.number, std::move(why)}; };
    const auto begun = begin(handover, ended);
    if (begun.revoked) return Revoked{};
    if (stop.stop_requested()) return std::nullopt;
    if (ended.stop_requested()) return over();  // where it was begun, the hub lets it expire
    if (!begun.said) return over(begun.failure.error);
    const auto until = parts_.clock.boot() + begun.said->lasts;
    parts_.emit(HandoverOpen{handover.number, begun.said->key, begun.said->lasts});
    for (std::size_t taken = 0; taken < handover.most;) {
        if (auto event = take(handover.number, begun.said->id, taken, ended)) return event;
        if (taken < handover.most) parts_.pacing.pause(look_again, ended);
        if (ended.stop_requested() || parts_.clock.boot() >= until) break;
    }
    if (stop.stop_requested()) return std::nullopt;
    // So that a photo that comes late is told so, and kept by nobody.
    const auto told =
        exchange(post_request(parts_.options, "/api/v1/handovers/" + begun.said->id + "/end", "{}"), stop);
    if (told.answer && means_revoked(*told.answer, error_said(*told.answer))) return Revoked{};
    return over();
}

}  // namespace syncing
