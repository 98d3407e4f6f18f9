// Picture in, codes out: a cascade of ever more patient passes over libzxing. Pure; one object per thread.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "devices/scanner/library.h"

namespace scanner {

// One look at a picture: how it is prepared and how hard the library tries.
struct Pass {
    bool half_size = false;
    bool inverted = false;  // light modules on dark, as phones in dark mode show them
    Filter filter = Filter::none;
    Effort effort = Effort::fast;
    friend bool operator==(const Pass&, const Pass&) = default;
};

// How much was done, counted and not timed. Walking a pixel costs about fifteen times as much as writing or
// thresholding one (measured with 1.4: 9 ns and 0.6 ns).
struct Work {
    std::uint64_t touched = 0;  // pixels that our filters wrote or the library thresholded
    std::uint64_t walked = 0;   // pixels that the library's finder walked
    double total() const { return static_cast<double>(touched) + 15 * static_cast<double>(walked); }
};
// What the library's default pass costs on such a picture.
Work default_work(int width, int height);

// Runs passes on pictures, keeping its buffers.
class Decoder {
  public:
    // Corners are in the picture's own pixels.
    std::vector<Code> run(LumaView picture, const Pass& pass);
    // Pass by pass until one reads something that `enough` accepts; returns all that was read, each text
    // once.
    std::vector<Code> run(LumaView picture, std::span<const Pass> passes,
                          const std::function<bool(const Code&)>& enough);
    const Work& work() const { return work_; }

  private:
    LumaImage half_, scratch_, prepared_;
    Work work_;
};

// Which passes are due on which frame. The cheap one runs on every frame, the patient ones take turns, so
// that a code is tried in every way within `period` frames while a frame costs at most 1.7 default passes of
// the library on average (tests/golden counts it).
class CascadeSchedule {
  public:
    static constexpr int period = 8;
    std::span<const Pass> next();   // due on this frame; steps on to the next
    void restart() { frame_ = 0; }  // something moved: begin with the cheapest again

  private:
    int frame_ = 0;
};

// All passes, cheapest first.
std::span<const Pass> full_cascade();
// For a single picture: everything the cascade can do, stopping at the first pass that reads.
std::vector<Code> decode_fully(LumaView picture);

}  // namespace scanner
