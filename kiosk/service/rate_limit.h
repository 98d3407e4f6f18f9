// How often something may be tried: a bucket of tries that refills with boot time. Pure.
#pragma once

#include <algorithm>
#include <chrono>

#include "base/clock.h"

namespace service {

class RateLimit {
  public:
    // `burst` tries at once, then one more every `refill`.
    RateLimit(int burst, std::chrono::milliseconds refill) : burst_(burst), refill_(refill), tries_(burst) {}

    // False: too many tries.
    bool take(base::BootTime now) {
        top_up(now);
        if (tries_ == 0) return false;
        --tries_;
        return true;
    }

    // An honest try costs nothing: fifty people may type their codes one after another.
    void give_back() { tries_ = std::min(burst_, tries_ + 1); }

  private:
    void top_up(base::BootTime now) {
        const auto gained = (now - filled_) / refill_;
        if (gained <= 0) return;
        tries_ = static_cast<int>(std::min<std::int64_t>(burst_, tries_ + gained));
        filled_ += gained * refill_;
    }

    int burst_;
    std::chrono::milliseconds refill_;
    int tries_;
    base::BootTime filled_{};
};

}  // namespace service
