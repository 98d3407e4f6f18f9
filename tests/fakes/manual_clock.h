// A clock that moves only when a test moves it. Thread-safe.
#pragma once

#include <mutex>
#include <string>

#include "base/clock.h"

namespace fakes {

class ManualClock final : public base::Clock {
  public:
    explicit ManualClock(base::WallTime wall, base::BootTime boot = base::BootTime{60'000})
        : wall_(wall), boot_(boot) {}

    base::WallTime wall() const override {
        std::lock_guard lock(mutex_);
        return wall_;
    }
    base::BootTime boot() const override {
        std::lock_guard lock(mutex_);
        return boot_;
    }
    std::string boot_id() const override {
        std::lock_guard lock(mutex_);
        return boot_id_;
    }

    // Time passes: both clocks go on alike.
    void advance(std::chrono::milliseconds by) {
        std::lock_guard lock(mutex_);
        wall_ += by;
        boot_ += by;
    }
    // Somebody sets the clock: boot time does not notice.
    void jump_wall(std::chrono::milliseconds by) {
        std::lock_guard lock(mutex_);
        wall_ += by;
    }
    void reboot(std::string boot_id) {
        std::lock_guard lock(mutex_);
        boot_ = base::BootTime{0};
        boot_id_ = std::move(boot_id);
    }

  private:
    mutable std::mutex mutex_;
    base::WallTime wall_;
    base::BootTime boot_;
    std::string boot_id_ = "3f0e6f2e-0d5c-4c39-9a53-6d1f6f2f0a01";
};

}  // namespace fakes
