// When the hub is told how the kiosk is: every half minute, and soon after something broke or mended. Pure.
#pragma once

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>

#include "base/clock.h"
#include "kiosk/domain/heartbeat.h"

namespace service {

class Heartbeats {
  public:
    // Kiosks that were switched on together drift apart by the spread.
    static constexpr std::chrono::milliseconds every{30'000}, spread{3'000};
    static constexpr std::chrono::milliseconds soonest{5'000};  // after the last one, whatever happens
    static constexpr std::chrono::hours not_asked{1};           // of a hub that does not know heartbeats

    // What somebody should come for, or need not come for any more.
    struct Alarm {
        bool camera_lost = false;
        domain::DeviceHealth scanner = domain::DeviceHealth::unknown, printer = domain::DeviceHealth::unknown;
        bool clock_jumped = false, disk_full = false, dead_letters = false;
        std::string config = {};  // somebody at the console waits for it
        friend bool operator==(const Alarm&, const Alarm&) = default;
    };

    void look_at(const Alarm& alarm) { now_ = alarm; }
    // `unit` is a random number in [0, 1).
    void sent(base::BootTime now, double unit) {
        told_ = now_;
        sent_at_ = now;
        const auto late = std::chrono::duration<double, std::milli>(2 * spread) * unit;
        due_ = now + every - spread + std::chrono::duration_cast<std::chrono::milliseconds>(late);
    }
    void not_known(base::BootTime now) { silent_until_ = now + not_asked; }

    // The first one is due at once.
    base::BootTime due() const {
        auto due = due_;
        if (sent_at_ && now_ != told_) due = std::min(due, *sent_at_ + soonest);
        return std::max(due, silent_until_);
    }
    // Whatever is wrong: nobody may be there to hear of it.
    base::BootTime regularly_due() const { return std::max(due_, silent_until_); }

  private:
    Alarm now_, told_;
    std::optional<base::BootTime> sent_at_;
    base::BootTime due_{}, silent_until_{};
};

}  // namespace service
