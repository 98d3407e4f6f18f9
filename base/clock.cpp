#include "base/clock.h"

#include <ctime>
#include <fstream>

namespace base {

using namespace std::chrono;

WallTime SystemClock::wall() const {
    return floor<milliseconds>(system_clock::now());
}

BootTime SystemClock::boot() const {
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return BootTime{now.tv_sec * 1000LL + now.tv_nsec / 1'000'000};
}

std::string SystemClock::boot_id() const {
    std::ifstream file("/proc/sys/kernel/random/boot_id");
    std::string id;
    file >> id;
    return id;
}

CivilTime to_civil(WallTime t, minutes utc_offset) {
    const auto local = t + utc_offset;
    const auto day = floor<days>(local);
    const year_month_day date{day};
    const hh_mm_ss time{floor<seconds>(local - day)};
    return {int(date.year()),           int(unsigned(date.month())),
            int(unsigned(date.day())),  int(weekday{day}.c_encoding()),
            int(time.hours().count()),  int(time.minutes().count()),
            int(time.seconds().count())};
}

WallTime from_civil(const CivilTime& c, minutes utc_offset) {
    const sys_days day{year{c.year} / month(unsigned(c.month)) / std::chrono::day(unsigned(c.day))};
    return WallTime{day} + hours{c.hour} + minutes{c.minute} + seconds{c.second} - utc_offset;
}

std::int64_t civil_day(WallTime t, minutes utc_offset) {
    return floor<days>(t + utc_offset).time_since_epoch().count();
}

}  // namespace base
