// Who was first: the winning check-in of a person as a pure function of the facts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/domain/fact.h"

namespace hub {

// A check-in or check-out of one person at one meeting, or the word that one of them was none. `ordering` was
// fixed once, at receipt.
struct DoorEvent {
    domain::FactId fact;
    std::string kiosk;
    std::uint64_t sequence = 0;
    base::WallTime ordering{};
    bool leaving = false;
    std::optional<domain::FactId> annuls{};
    friend bool operator==(const DoorEvent&, const DoorEvent&) = default;
};

struct Winner {
    DoorEvent event;
    bool left = false;
    friend bool operator==(const Winner&, const Winner&) = default;
};

// The earliest check-in wins, ties by kiosk and sequence; the latest event says whether the person has left.
// What was annulled counts as if it had never been, in whatever order they come.
// The order of `events` does not matter. nullopt: nobody has checked in.
std::optional<Winner> decide_winner(const std::vector<DoorEvent>& events);

// What is known of a kiosk's boot: add `offset` to its boot clock to get the hub's time.
// A fact never happened after the hub received it; without an offset the kiosk's wall clock has to do.
base::WallTime ordering_time(const domain::FactHeader& fact, std::optional<std::chrono::milliseconds> offset,
                             base::WallTime received);

// The hub's estimate after one more sample (hub time of receipt minus the boot clock that was sent along).
// Every sample is late by the wire, so the smallest is the best, unless the hub's own clock was set.
std::chrono::milliseconds better_offset(std::optional<std::chrono::milliseconds> known,
                                        std::chrono::milliseconds sample);

}  // namespace hub
