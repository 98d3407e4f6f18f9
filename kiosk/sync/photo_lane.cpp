#include "kiosk/sync/lanes.h"

namespace syncing {

namespace {

constexpr std::chrono::hours before_asking_again{1};

}  // namespace

std::optional<SyncEvent> PhotoLane::deliver(const domain::Photo& photo, std::stop_token stop) {
    while (!stop.stop_requested()) {
        auto event = once(photo, stop);
        if (event) return event;
    }
    return std::nullopt;
}

std::optional<SyncEvent> PhotoLane::once(const domain::Photo& photo, std::stop_token stop) {
    const auto asked = exchange(photo_question(parts_.options, photo.hash), stop);
    if (stop.stop_requested()) return std::nullopt;
    auto known = judge_photo_question(asked.answer, photo.hash);
    if (auto* failure = std::get_if<Failure>(&known.meaning)) return wait(std::move(*failure), stop);
    if (auto* sent = std::get_if<PhotoSent>(&known.meaning)) return ended(std::move(*sent));

    const auto put = exchange(photo_request(parts_.options, photo), stop);
    if (stop.stop_requested()) return std::nullopt;
    auto judged = judge_photo(put.answer, photo.hash);
    hear(judged.hub_time, put);
    if (auto* sent = std::get_if<PhotoSent>(&judged.meaning)) return ended(std::move(*sent));
    if (auto* refused = std::get_if<PhotoRefused>(&judged.meaning)) return ended(std::move(*refused));
    if (std::holds_alternative<Revoked>(judged.meaning)) return Revoked{};
    auto* unwelcome = std::get_if<PhotoUnwelcome>(&judged.meaning);
    if (unwelcome && unwelcome->for_its_size)
        return ended(PhotoTooLarge{photo.hash, std::move(unwelcome->failure.error)});
    if (unwelcome) return pause(std::move(unwelcome->failure), before_asking_again, stop);
    return wait(std::get<Failure>(std::move(judged.meaning)), stop);
}

std::optional<SyncEvent> PhotoLane::ended(SyncEvent event) {
    failures_ = 0;
    return event;
}

std::nullopt_t PhotoLane::wait(Failure failure, std::stop_token stop) {
    const auto delay = next_delay(failure);
    return pause(std::move(failure), delay, stop);
}

std::nullopt_t PhotoLane::pause(Failure failure, std::chrono::milliseconds delay, std::stop_token stop) {
    parts_.emit(PhotoFailed{std::move(failure.error), delay});
    parts_.pacing.pause(delay, stop);
    return std::nullopt;
}

}  // namespace syncing
