#include "kiosk/sync/lanes.h"

namespace syncing {

namespace {

constexpr std::chrono::milliseconds look_again{1'000}, longest_pause{5'000};  // somebody waits
constexpr auto at_handover = "sync.handover";

bool is_jpeg(const HttpAnswer& answer) {
    const auto type = answer.headers.find("content-type");
    return type != answer.headers.end() && type->second == "image/jpeg";
}

}  // namespace

template <class T>
struct HandoverLane::Heard {
    std::optional<T> said;
    bool revoked = false, gone = false;  // the kiosk; what was asked for
    Failure failure{};
};

template <class T, class Decode>
HandoverLane::Heard<T> HandoverLane::ask(HttpRequest request, int good, std::stop_token ended,
                                         Decode decode) {
    const auto done = exchange(std::move(request), ended);
    if (!done.answer) return {{}, false, false, {done.answer.error(), {}}};
    const HttpAnswer& answer = *done.answer;
    if (answer.status == good) {
        base::Result<T> decoded = decode(answer);
        if (!decoded) return {{}, false, false, {std::move(decoded).error(), {}}};
        if constexpr (requires { decoded->hub_time; }) hear(decoded->hub_time, done);
        return {*std::move(decoded)};
    }
    const auto said = error_said(answer);
    hear(time_said(said), done);
    const bool gone = answer.status == 404 && said && said->code == protocol::error_code::not_found;
    return {{}, means_revoked(answer, said), gone, failure_of(answer, at_handover, said)};
}

HandoverLane::Heard<protocol::HandoverBegun> HandoverLane::begin(const Handover& handover,
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

HandoverLane::Heard<protocol::HandoverAnswer> HandoverLane::look(const std::string& id,
                                                                 std::stop_token ended) {
    return ask<protocol::HandoverAnswer>(
        get_request(parts_.options, "/api/v1/handovers/" + id), 200, ended,
        [](const HttpAnswer& answer) -> base::Result<protocol::HandoverAnswer> {
            if (!is_protocol(answer)) return failure_of(answer, at_handover, {}).error;
            return protocol::decode_handover_answer(answer.body);
        });
}

HandoverLane::Heard<std::string> HandoverLane::fetch(const std::string& id, const std::string& hash,
                                                     std::stop_token ended) {
    constexpr std::chrono::minutes deadline{10};  // for whoever has nothing faster, as of PhotoLane
    constexpr std::chrono::seconds stall{45};
    auto request = get_request(parts_.options, "/api/v1/handovers/" + id + "/photos/" + hash);
    request.headers["accept"] = "image/jpeg";
    request.deadline = deadline;
    request.stall = stall;
    return ask<std::string>(
        std::move(request), 200, ended, [&](const HttpAnswer& answer) -> base::Result<std::string> {
            // What its name does not say is another photo, or half of one.
            if (!is_jpeg(answer) || domain::photo_of(answer.body).hash != hash)
                return base::Error{base::ErrorKind::protocol, "not the photo", at_handover};
            return answer.body;
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
        auto photo = fetch(id, seen.said->photos[taken], ended);
        if (!photo.said) return settle(photo);
        parts_.emit(HandoverPhoto{number, *std::move(photo.said)});
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
