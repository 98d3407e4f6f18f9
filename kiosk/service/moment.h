// What holds at the moment at which an event is worked on; passed down so that no rule asks a clock.
#pragma once

#include <chrono>
#include <string>

#include "base/clock.h"

namespace service {

struct Moment {
    base::WallTime wall{};
    base::BootTime boot{};
    std::string boot_id;
    bool hub_in_reach = false;
    bool clock_trusted = true;
    std::chrono::minutes utc_offset{480};
};

}  // namespace service
