// How many there are of what monitoring asks for.
#pragma once

#include <cstdint>

namespace hub {

// Kiosks: known are those that may come in, heard those of them that did in the last ten minutes.
struct Census {
    std::uint64_t known = 0, heard = 0, revoked = 0;
    std::uint64_t sessions = 0;  // of staff, good at that time
};

// Transactions that failed since the process began.
struct Faults {
    std::uint64_t writes = 0, reads = 0;
};

}  // namespace hub
