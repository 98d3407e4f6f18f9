// A report at a kiosk whose photos come from its reporter's phone.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "base/clock.h"

namespace hub {

struct Handover {
    std::string id, kiosk;
    std::string key_hash;  // of what the phone opens it with
    std::size_t most = 0;  // photos
    base::WallTime expires{};
};

}  // namespace hub
