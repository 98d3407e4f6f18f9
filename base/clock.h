// Two clocks, because wall time may jump and boot time may not.
#pragma once

#include <chrono>
#include <string>

namespace base {

// Milliseconds since the Unix epoch, UTC. For display and validity; never for ordering.
using WallTime = std::chrono::sys_time<std::chrono::milliseconds>;
// Milliseconds since boot, suspend included (CLOCK_BOOTTIME). For durations and ordering within one boot.
using BootTime = std::chrono::duration<std::int64_t, std::milli>;

// Where the program gets the time from; thread-safe.
class Clock {
  public:
    virtual ~Clock() = default;
    virtual WallTime wall() const = 0;
    virtual BootTime boot() const = 0;
    virtual std::string boot_id() const = 0;  // changes with every boot of the machine
};

class SystemClock final : public Clock {
  public:
    WallTime wall() const override;
    BootTime boot() const override;
    std::string boot_id() const override;
};

inline std::int64_t to_ms(WallTime t) {
    return t.time_since_epoch().count();
}
inline WallTime from_ms(std::int64_t ms) {
    return WallTime{std::chrono::milliseconds{ms}};
}

// A wall time as people read it at a fixed offset from UTC (China has no daylight saving).
struct CivilTime {
    int year = 1970, month = 1, day = 1;  // 1-based
    int weekday = 4;                      // 0 = Sunday
    int hour = 0, minute = 0, second = 0;
    friend bool operator==(const CivilTime&, const CivilTime&) = default;
};

CivilTime to_civil(WallTime t, std::chrono::minutes utc_offset);
WallTime from_civil(const CivilTime& c, std::chrono::minutes utc_offset);  // weekday is ignored
// Days since 1970-01-01 at that offset: two times with the same number are on the same civil day.
std::int64_t civil_day(WallTime t, std::chrono::minutes utc_offset);

}  // namespace base
