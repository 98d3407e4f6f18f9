// The time a visitor has left on a screen, and what is said and done when it runs out.
#pragma once

#include <chrono>
#include <optional>

#include "base/clock.h"

namespace ui {

// How one screen wants to be timed.
struct IdleRules {
    std::chrono::seconds stays{60};  // zero: the page has no end of its own (home)
    bool returns_by_itself = false;  // a result: goes back without asking, its ring shows from the start
    bool slow = false;               // large text, low reach or voice: twice the time
};

// Pure; times are boot times, so that a clock that jumps ends no visit.
class IdleTimer {
  public:
    static constexpr std::chrono::seconds ring_shows{30};
    static constexpr std::chrono::seconds asks{20};
    // A visit that is left behind on a page without an end (somebody set large text on home and went) still
    // ends, without ring or question.
    static constexpr std::chrono::seconds quiet_end{60};

    struct State {
        std::optional<int> seconds_left;  // set while the ring shows; falls one a second
        int seconds_in_all = 0;           // what a full ring stands for
        bool asking = false;              // "还在用吗？"
        bool over = false;
        friend bool operator==(const State&, const State&) = default;
    };

    void enter(const IdleRules& rules, base::BootTime now) {
        rules_ = rules;
        refill(now);
    }
    // The modes changed: more or less time, counted from now.
    void set_slow(bool slow, base::BootTime now);
    void refill(base::BootTime now) { since_ = now; }

    State state(base::BootTime now) const;
    // When state() will next be another one; nothing once it is over.
    std::optional<base::BootTime> next_change(base::BootTime now) const;

  private:
    base::BootTime total() const;
    base::BootTime ring_from() const;  // time left at which the ring appears; zero: never

    IdleRules rules_;
    base::BootTime since_{0};
};

}  // namespace ui
