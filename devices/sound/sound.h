// What the terminal lets hear: four short sounds of its own.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/result.h"

namespace sound {

enum class Sound {
    tick,     // a press
    done,     // two rising notes
    problem,  // one low note
    warning,  // two falling notes: the time runs out
};

// Thread-safe. play() returns at once and never fails: without a sound card there is silence. One sound plays
// to its end, one waits, and the newest takes the waiting place. A tick does not wait: late it would be a
// riddle.
class Player {
  public:
    virtual ~Player() = default;
    virtual void play(Sound sound, int volume) = 0;  // 0 (not at all) to 100
};

std::unique_ptr<Player> make_null_player();

// `sink` is the end of a GStreamer pipeline, "autoaudiosink" or what a site knows better. A card that is
// missing is tried again with a later sound, after 2 s at first and after 60 s at most. `on_fault` hears why
// nothing is heard, once per reason until it works again; on the player's thread. Destroying waits for the
// sound for at most 2 s and then leaves the driver to itself.
std::unique_ptr<Player> make_player(const std::string& sink,
                                    std::function<void(const base::Error&)> on_fault);

}  // namespace sound
