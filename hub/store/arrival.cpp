#include "hub/store/arrival.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace hub {

namespace {

auto order_of(const DoorEvent& event) {
    return std::tie(event.ordering, event.kiosk, event.sequence, event.fact);
}

}  // namespace

std::optional<Winner> decide_winner(const std::vector<DoorEvent>& events) {
    std::set<domain::FactId> annulled;
    for (const DoorEvent& event : events)
        if (event.annuls) annulled.insert(*event.annuls);
    const DoorEvent* first = nullptr;
    const DoorEvent* last = nullptr;
    for (const DoorEvent& event : events) {
        if (event.annuls || annulled.contains(event.fact)) continue;
        if (!event.leaving && (!first || order_of(event) < order_of(*first))) first = &event;
        if (!last || order_of(*last) < order_of(event)) last = &event;
    }
    if (!first) return std::nullopt;
    return Winner{*first, last->leaving};
}

base::WallTime ordering_time(const domain::FactHeader& fact, std::optional<std::chrono::milliseconds> offset,
                             base::WallTime received) {
    if (offset) return std::min(base::WallTime{fact.boot + *offset}, received);
    return std::min(fact.wall, received);
}

std::chrono::milliseconds better_offset(std::optional<std::chrono::milliseconds> known,
                                        std::chrono::milliseconds sample) {
    constexpr std::chrono::minutes slowest_wire{1};
    if (!known || sample < *known || sample > *known + slowest_wire) return sample;
    return *known;
}

}  // namespace hub
