// A clock that begins at a given time and runs on: demonstrations and tests live on the sample data's day.
#pragma once

#include <optional>
#include <string_view>

#include "base/clock.h"

namespace app {

class OffsetClock final : public base::Clock {
  public:
    explicit OffsetClock(base::WallTime start) : offset_(start - system_.wall()) {}
    base::WallTime wall() const override { return system_.wall() + offset_; }
    base::BootTime boot() const override { return system_.boot(); }
    std::string boot_id() const override { return system_.boot_id(); }

  private:
    base::SystemClock system_;
    std::chrono::milliseconds offset_;
};

// "2026-12-22T09:12", seconds optional, then "Z", "+08:00" or nothing: `utc_offset` then.
std::optional<base::WallTime> parse_iso_time(std::string_view text, std::chrono::minutes utc_offset);

}  // namespace app
