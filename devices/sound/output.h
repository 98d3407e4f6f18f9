// Where samples go: the seam between the player's life and what it plays on.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/clock.h"
#include "devices/sound/tones.h"

namespace sound {

// Used by the player's thread alone.
class Output {
  public:
    virtual ~Output() = default;
    // Plays to the end. `stopped` is asked every 50 ms or sooner and ends it early.
    virtual base::Status play(const Samples& samples, const std::function<bool()>& stopped) = 0;
};

std::unique_ptr<Output> make_gstreamer_output(std::string sink);

// The life of a player on any output; `clock` for its pauses after a fault.
std::unique_ptr<Player> make_player_on(std::unique_ptr<Output> output,
                                       std::shared_ptr<const base::Clock> clock,
                                       std::function<void(const base::Error&)> on_fault);

}  // namespace sound
