// Which contact on the glass is a finger that presses: not a palm, not a second finger, not dirt at the edge.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "kiosk/domain/heartbeat.h"
#include "ui/shell/touch_event.h"

namespace ui {

// What to do about a contact; `cancel` takes back a press under way, so that nothing acts.
enum class TouchVerdict { ignore, press, move, release, cancel };

// Pure; UI thread. One contact presses at a time, the one that came to an empty glass.
class TouchGuard {
  public:
    // Contacts that begin within this time are one hand. Two quick thumbs stay above it.
    static constexpr base::BootTime at_once{100};
    static constexpr std::size_t fingers_of_a_palm = 3;  // however slowly they come
    // A finger does not lie that long: no control asks for it (the longest hold is 2 s). What does is water,
    // a sleeve or a fault of the panel; it is forgotten and blocks nobody.
    static constexpr base::BootTime longest{3000};
    // Of the panel's shorter side: 6 of 1080 pixels, below the bar's keys. A bezel and its dirt touch there.
    static constexpr float edge = .006f;

    // Whoever looks after the terminal sees a failing panel in them.
    using Ignored = domain::TouchesIgnored;

    TouchVerdict take(const TouchEvent& touch, int width, int height);
    // To be called at next_expiry(): cancels a press that is too long.
    TouchVerdict expire(base::BootTime now);
    std::optional<base::BootTime> next_expiry() const;

    const Ignored& ignored() const { return ignored_; }

  private:
    struct Contact {
        std::uint64_t finger = 0;
        base::BootTime since{0};
    };

    TouchVerdict down(const TouchEvent& touch);
    TouchVerdict up(const TouchEvent& touch);
    TouchVerdict cancel();
    bool is_palm(base::BootTime at) const;

    std::vector<Contact> contacts_;  // the oldest first; what was too long is not among them
    std::optional<std::uint64_t> pressing_;
    bool palm_ = false;  // until the glass is empty
    Ignored ignored_;
};

}  // namespace ui
