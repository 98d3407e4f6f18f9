// A real keyboard serves people and scanners alike: what comes in a scanner's burst is kept out of text
// fields.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "base/clock.h"

namespace ui {

// Pure. Holds characters back until their speed shows who typed them.
class TypedText {
  public:
    // Scanners stay below this between two keys, people above it; the same limit as the scanner's side.
    static constexpr base::BootTime key_gap{50};
    static constexpr std::size_t longest_by_hand = 2;  // two fingers may well roll over two keys

    // `c` is Unicode; Enter is '\r' and ends a run. Returns text that a person typed before it.
    std::u32string key(char32_t c, base::BootTime now) {
        std::u32string out;
        if (now - last_ > key_gap) out = take();
        last_ = now;
        if (c == U'\r') {
            out += take();
        } else if (c >= U' ' && c != 0x7F) {
            ++length_;
            if (run_.size() <= longest_by_hand) run_ += c;  // a burst is not kept: it may be a pass
        }
        return out;
    }
    // Whether a key that comes now belongs to a scanner's burst.
    bool in_burst(base::BootTime now) const { return now - last_ <= key_gap && length_ > longest_by_hand; }
    // Returns what was typed once the run is over; to be called at next_expiry().
    std::u32string expire(base::BootTime now) { return now - last_ > key_gap ? take() : std::u32string{}; }
    std::optional<base::BootTime> next_expiry() const {
        if (length_ == 0) return std::nullopt;
        return last_ + key_gap + base::BootTime{1};
    }

  private:
    std::u32string take() {
        std::u32string by_hand = length_ <= longest_by_hand ? std::move(run_) : std::u32string{};
        run_.clear();
        length_ = 0;
        return by_hand;
    }

    std::u32string run_;
    std::size_t length_ = 0;
    base::BootTime last_{0};
};

}  // namespace ui
