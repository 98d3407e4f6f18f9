// The letters that a kiosk puts into the numbers of its service requests. Pure.
#pragma once

#include <cstdint>
#include <string>

namespace hub {

// A to Z, then AA to ZZ and so on; without I and O, which are read as digits. `nth` from 1.
std::string kiosk_code(std::uint64_t nth);

}  // namespace hub
