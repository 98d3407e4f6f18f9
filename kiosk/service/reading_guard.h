// One code held in front of the lens is one reading, and a stuck code must not flood the ledger. Pure.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>

#include "base/clock.h"
#include "kiosk/service/rate_limit.h"

namespace service {

// The same code counts as one reading until it has been absent for 3 s. Several codes may lie before the
// lens.
class ReadingGuard {
  public:
    static constexpr std::chrono::milliseconds absence{3000};

    // True if this is the reading that was already answered. Seeing it again prolongs its presence.
    bool is_repeat(std::uint64_t key, base::BootTime now);
    void forget(std::uint64_t key);  // the answer failed: the visitor may try again at once

  private:
    struct Reading {
        std::uint64_t key;
        base::BootTime seen;
    };
    std::deque<Reading> readings_;  // newest last, at most 16
};

// Which refusals become facts: one a minute per identical code, sixty a minute in all.
class RefusalCap {
  public:
    bool admit(std::uint64_t key, base::BootTime now);

  private:
    struct Refusal {
        std::uint64_t key;
        base::BootTime at;
    };
    std::deque<Refusal> refusals_;  // newest last, at most 64
    RateLimit all_{60, std::chrono::milliseconds{1000}};
};

}  // namespace service
