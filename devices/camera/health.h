// When is a camera that still runs no longer a camera? Pure: times in, verdicts out.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <span>

#include "base/clock.h"

namespace camera {

// Notices a picture that does not come and, for live cameras, one that does not change: a hung driver repeats
// its last buffer for ever, a sensor's noise never repeats. Pictures of one level (a covered lens) are no
// evidence.
class Health {
  public:
    static constexpr std::chrono::milliseconds stalled_after{2000};  // without a new picture
    static constexpr std::chrono::milliseconds reopen_after{
        4000};  // likewise: it will not come back by itself
    static constexpr std::chrono::milliseconds first_within{8000};  // some cameras take seconds to begin
    static constexpr std::chrono::milliseconds frozen_after{
        2500};  // with the same picture, live cameras only

    Health(bool live, base::BootTime opened) : live_(live), last_new_(opened), last_frame_(opened) {}

    void saw(std::span<const std::uint8_t> luma, base::BootTime now) {
        last_frame_ = now;
        began_ = true;
        const std::uint64_t print = fingerprint(luma);
        if (!live_ || print != print_ || is_flat(luma)) last_new_ = now;
        print_ = print;
    }

    bool stalled(base::BootTime now) const {
        return now - last_frame_ >= stalled_after || (began_ && now - last_new_ >= frozen_after);
    }
    bool lost(base::BootTime now) const {
        if (!began_) return now - last_frame_ >= first_within;
        return now - last_frame_ >= reopen_after || now - last_new_ >= frozen_after + stalled_after;
    }

  private:
    static std::uint64_t fingerprint(std::span<const std::uint8_t> luma) {
        std::uint64_t hash = 14695981039346656037ULL;  // FNV-1a over every 7th pixel
        for (std::size_t i = 0; i < luma.size(); i += 7)
            hash = (hash ^ luma[i]) * 1099511628211ULL;
        return hash;
    }
    static bool is_flat(std::span<const std::uint8_t> luma) {
        std::uint8_t low = 255, high = 0;
        for (std::size_t i = 0; i < luma.size(); i += 7) {
            low = std::min(low, luma[i]);
            high = std::max(high, luma[i]);
        }
        return high < low + 8;
    }

    const bool live_;
    base::BootTime last_new_, last_frame_;
    bool began_ = false;
    std::uint64_t print_ = 0;
};

}  // namespace camera
