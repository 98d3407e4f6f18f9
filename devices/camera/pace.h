// Keeps inputs that are made rather than received at a camera's pace.
#pragma once

#include <algorithm>
#include <chrono>
#include <thread>

namespace camera {

class Pace {
  public:
    explicit Pace(int per_second)
        : period_(std::chrono::microseconds(1'000'000) / std::clamp(per_second, 1, 240)) {}

    // Waits at most `wait`; true if the next frame is due. A late caller gets no burst to catch up.
    bool due_within(std::chrono::milliseconds wait) {
        const auto now = Clock::now();
        std::this_thread::sleep_until(std::min(next_, now + wait));
        const auto after = Clock::now();
        if (after < next_) return false;
        next_ = std::max(next_ + period_, after);
        return true;
    }

  private:
    using Clock = std::chrono::steady_clock;
    std::chrono::microseconds period_;
    Clock::time_point next_ = Clock::now();
};

}  // namespace camera
