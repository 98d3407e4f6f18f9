// When the next frame is due. Untouched and unchanged means never.
#pragma once

#include <algorithm>
#include <optional>

#include "base/clock.h"

namespace ui {

// Pure: times are boot times and go in as arguments.
class FramePlan {
  public:
    // ImGui shows the answer to an input one or two frames after it.
    static constexpr int frames_after_input = 3;
    static constexpr base::BootTime shortest{16};  // between two frames of an animation

    void input() { owed_ = std::max(owed_, frames_after_input); }
    void changed() { owed_ = std::max(owed_, 1); }
    void animate_until(base::BootTime until) { moving_until_ = std::max(moving_until_, until); }
    // One frame then; the earliest of several wishes counts.
    void wake_at(base::BootTime at) { wake_ = wake_ ? std::min(*wake_, at) : at; }

    bool due(base::BootTime now) const {
        const auto at = next();
        return at && *at <= now;
    }
    // When to draw next; nothing if only an event can make a frame due. Times in the past mean now.
    std::optional<base::BootTime> next() const {
        const base::BootTime paced = drawn_ + shortest;
        if (owed_ > 0 || moving()) return drawn_any_ ? paced : base::BootTime{0};
        return wake_;
    }
    // Nothing is owed and nothing moves: only a wake-up at a set time is left.
    bool settled() const { return owed_ == 0 && !moving(); }

    // To be called before a frame is drawn: wishes made while drawing are for the next one.
    void begin_frame(base::BootTime now) {
        owed_ = std::max(owed_ - 1, 0);
        wake_.reset();
        drawn_ = now;
        drawn_any_ = true;
    }

  private:
    // The last frame of an animation is drawn at or after its end, so that it shows the end.
    bool moving() const {
        return moving_until_ > base::BootTime{0} && (!drawn_any_ || drawn_ < moving_until_);
    }

    int owed_ = frames_after_input;  // the first picture
    base::BootTime moving_until_{0}, drawn_{0};
    bool drawn_any_ = false;
    std::optional<base::BootTime> wake_;
};

}  // namespace ui
