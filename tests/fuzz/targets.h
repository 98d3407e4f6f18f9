// What the fuzzers feed. Each reads any bytes and aborts if a promise is broken.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <span>

namespace fuzz {

using Bytes = std::span<const std::uint8_t>;

void pass(Bytes input);
void protocol(Bytes input);
void hub(Bytes input);
void wire(Bytes input);

inline void require(bool promise) {
    if (!promise) std::abort();
}

}  // namespace fuzz
