#include "hub/requests/request_history.h"

#include <algorithm>

namespace hub {

namespace {

base::WallTime time_of(const RequestEvent& event) {
    return std::visit([](const auto* one) { return one->at; }, event);
}

}  // namespace

std::vector<RequestEvent> history_of(const ServiceRequest& request) {
    std::vector<RequestEvent> all;
    for (const RequestSaid& one : request.said)
        all.emplace_back(&one);
    // In the order in which they were made: a kiosk's word may be older than the move before it.
    for (const RequestMoved& move : request.moves) {
        const auto after = std::find_if(all.begin(), all.end(),
                                        [&](const RequestEvent& event) { return time_of(event) > move.at; });
        all.insert(after, &move);
    }
    return all;
}

}  // namespace hub
