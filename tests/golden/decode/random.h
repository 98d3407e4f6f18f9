// Random numbers that are the same on every machine, which the standard library's distributions are not.
#pragma once

#include <cmath>
#include <cstdint>

namespace golden {

// splitmix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t bits() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    double unit() { return static_cast<double>(bits() >> 11) * 0x1.0p-53; }
    double between(double low, double high) { return low + (high - low) * unit(); }
    int below(int n) { return static_cast<int>(unit() * n); }
    bool chance(double p) { return unit() < p; }
    // Close enough to a normal distribution of sigma 1 for a sensor's noise: the sum of four uniform numbers.
    double normal() {
        const std::uint64_t b = bits();
        const auto part = [&](int shift) { return static_cast<double>(b >> shift & 0xFFFF) / 65536.0; };
        return (part(0) + part(16) + part(32) + part(48) - 2.0) * std::sqrt(3.0);
    }

  private:
    std::uint64_t state_;
};

}  // namespace golden
