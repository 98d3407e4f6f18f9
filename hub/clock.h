// The hub's time: the system's, or one that was set to start elsewhere (demo, tests).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace hub {

// China has one zone and no daylight saving; everything a person reads is at this offset.
inline constexpr std::chrono::minutes utc_offset{480};

// Runs like the system's clock from a given wall time on.
class OffsetClock final : public base::Clock {
  public:
    explicit OffsetClock(base::WallTime start);
    base::WallTime wall() const override;
    base::BootTime boot() const override { return system_.boot(); }
    std::string boot_id() const override { return system_.boot_id(); }

  private:
    base::SystemClock system_;
    base::WallTime start_;
    base::BootTime started_;
};

// "2026-12-22T09:12", seconds optional, then "Z", "+08:00" or nothing (the house's zone). Years from 2000 to
// 2199: a year that was typed in part (0202) is none.
std::optional<base::WallTime> parse_iso_time(std::string_view text);

// "2026-12-22". nullopt: no day of the calendar.
std::optional<std::chrono::sys_days> parse_iso_day(std::string_view text);
std::string iso_day(std::chrono::sys_days day);

// The last three o'clock in the morning, in the house's zone.
base::WallTime last_night(base::WallTime now);

}  // namespace hub
