// How a lane asks for something that somebody waits for. Private to kiosk/sync.
#pragma once

#include <utility>

#include "kiosk/sync/lanes.h"

namespace syncing {

template <class T, class Decode>
AskingLane::Heard<T> AskingLane::ask(HttpRequest request, int good, std::stop_token ended, Decode decode) {
    constexpr auto at_asking = "sync.asking";
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
    return {{}, means_revoked(answer, said), gone, failure_of(answer, at_asking, said)};
}

}  // namespace syncing
