// One reading per showing: the rule that every scanner of the kiosk obeys.
#pragma once

#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace scanner {

// The same text counts as one reading until it has been absent for 3 s; another text counts at once, whatever
// else is still in view. Shared by all scanners of a kiosk, so that a code before the lens and under the hand
// scanner is one reading too. Thread-safe; remembers at most 16 texts, by their hashes.
class Rereads {
  public:
    static constexpr std::chrono::milliseconds absence{3000};

    // Tells that `text` is being seen; true if this is a new reading.
    bool is_new(std::string_view text, base::BootTime now);
    // True if is_new would say false. Changes nothing.
    bool knows(std::string_view text, base::BootTime now) const;

    // The reading came to nothing (a full mailbox): the next sight of it is a reading again.
    void forget(std::string_view text);
    // It was answered with a failure of ours: whoever goes on holding it up is tried again at `when`, and not
    // with every frame until then.
    void try_again(std::string_view text, base::BootTime when);

  private:
    struct Known {
        std::size_t text;  // its hash: a pass is nothing to keep
        base::BootTime last{};
        std::optional<base::BootTime> again{};  // a reading once more from then on
    };
    static bool counts(const Known& known, base::BootTime now);

    mutable std::mutex mutex_;
    std::vector<Known> known_;
};

}  // namespace scanner
