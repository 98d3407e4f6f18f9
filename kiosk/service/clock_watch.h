// Whether the wall clock can be believed: it must run as the boot clock does since the last sure moment.
// Pure.
#pragma once

#include <chrono>
#include <cstdint>

#include "base/clock.h"

namespace service {

class ClockWatch {
  public:
    static constexpr std::chrono::milliseconds jump_tolerance{std::chrono::minutes{2}};
    static constexpr std::chrono::milliseconds drift_tolerance{std::chrono::minutes{10}};

    ClockWatch(base::WallTime wall, base::BootTime boot) : wall_(wall), boot_(boot) {}

    // The hub said its time at boot time `at`; `wall` and `boot` are now.
    void hub_sample(base::WallTime hub_time, base::BootTime at, base::WallTime wall, base::BootTime boot) {
        wall_ = wall;
        boot_ = boot;
        drift_ = (wall - (boot - at)) - hub_time;
    }

    // The wall clock moved against the boot clock since the hub's last sample, or since the start.
    bool jumped(base::WallTime wall, base::BootTime boot) const {
        return std::chrono::abs((wall - wall_) - (boot - boot_)) > jump_tolerance;
    }
    // No jump, and the hub, if it was ever heard, agrees closely enough to open and close doors by.
    bool trusted(base::WallTime wall, base::BootTime boot) const {
        return !jumped(wall, boot) && std::chrono::abs(drift_) <= drift_tolerance;
    }
    // What the hub's clock shows, as far as it was heard: no wall clock that is set meanwhile changes it.
    base::WallTime hub_now(base::BootTime boot) const { return wall_ - drift_ + (boot - boot_); }
    std::int64_t drift_ms() const { return drift_.count(); }  // kiosk minus hub at the last sample

  private:
    base::WallTime wall_;
    base::BootTime boot_;
    std::chrono::milliseconds drift_{0};
};

}  // namespace service
