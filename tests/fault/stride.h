// How closely the moments of a fault are tried.
#pragma once

#include <cstdint>

namespace fault {

// A sanitizer looks for lines of code that go wrong, several times slower: every sixteenth moment runs
// through them all.
#ifdef SUISHOU_SANITIZED
inline constexpr std::uint64_t stride = 16;
#else
inline constexpr std::uint64_t stride = 1;
#endif

}  // namespace fault
