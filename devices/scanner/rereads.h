// One reading per showing: the rule that every scanner of the kiosk obeys.
#pragma once

#include <chrono>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace scanner {

// The same text counts as one reading until it has been absent for 3 s; another text counts at once, whatever
// else is still in view. Shared by all scanners of a kiosk, so that a code before the lens and under the hand
// scanner is one reading too. Thread-safe; remembers at most 16 texts, each no longer than it needs to.
class Rereads {
  public:
    static constexpr std::chrono::milliseconds absence{3000};

    // Tells that `text` is being seen; true if this is a new reading.
    bool is_new(std::string_view text, base::BootTime now);
    // True if is_new would say false. Changes nothing.
    bool knows(std::string_view text, base::BootTime now) const;

    // The reading came to nothing (a full mailbox, a store that failed): the next sight of it is a reading
    // again.
    void forget(std::string_view text);

  private:
    struct Known {
        std::string text;
        base::BootTime last{};
    };
    mutable std::mutex mutex_;
    std::vector<Known> known_;
};

}  // namespace scanner
