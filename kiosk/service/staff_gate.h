// How often a PIN may be tried. Pure; boot times, so that a clock that is set opens nothing.
#pragma once

#include <algorithm>
#include <array>
#include <chrono>

#include "base/clock.h"

namespace service {

// Every fifth wrong PIN in a row locks the gate: for 1, 5, then 15 minutes each time. Only a right one begins
// anew.
class StaffGate {
  public:
    static constexpr int tries = 5;

    bool locked(base::BootTime now) const { return now < locked_until_; }
    base::BootTime locked_until() const { return locked_until_; }
    int tries_left() const { return tries - wrong_in_a_row_ % tries; }

    // True: this one locked it.
    bool wrong(base::BootTime now) {
        ++wrong_in_a_row_;
        if (wrong_in_a_row_ % tries != 0) return false;
        locked_until_ = now + lock_time();
        return true;
    }
    void right() {
        wrong_in_a_row_ = 0;
        locked_until_ = {};
    }
    // After a restart: what the ledger knows. A clock that was set back costs the whole time again.
    void restore(int wrong_in_a_row, std::chrono::milliseconds since_last, base::BootTime now) {
        wrong_in_a_row_ = wrong_in_a_row;
        if (wrong_in_a_row_ == 0 || wrong_in_a_row_ % tries != 0) return;
        const auto passed = std::max(since_last, std::chrono::milliseconds{0});
        if (passed < lock_time()) locked_until_ = now + lock_time() - passed;
    }

  private:
    std::chrono::milliseconds lock_time() const {
        constexpr std::array<std::chrono::minutes, 3> times{std::chrono::minutes{1}, std::chrono::minutes{5},
                                                            std::chrono::minutes{15}};
        const auto lock = static_cast<std::size_t>(wrong_in_a_row_ / tries - 1);
        return times[std::min(lock, times.size() - 1)];
    }

    int wrong_in_a_row_ = 0;
    base::BootTime locked_until_{};
};

}  // namespace service
