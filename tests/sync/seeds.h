// Which random schedules a test runs.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <vector>

namespace sync_test {

inline std::uint64_t number_from(const char* variable, std::uint64_t otherwise) {
    const char* text = std::getenv(variable);
    return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

// SUISHOU_SEED alone, or the first SUISHOU_SCENARIOS, or `in_ci` of them, or with SUISHOU_LONG `in_long`. A
// server takes several times as long for each, and rolls the same dice: it gets a tenth.
inline std::vector<std::uint64_t> seeds(std::size_t in_ci, std::size_t in_long) {
    if (std::getenv("SUISHOU_TEST_POSTGRESQL")) in_ci = std::max<std::size_t>(1, in_ci / 10), in_long /= 10;
    if (std::getenv("SUISHOU_SEED")) return {number_from("SUISHOU_SEED", 1)};
    std::vector<std::uint64_t> all(
        number_from("SUISHOU_SCENARIOS", std::getenv("SUISHOU_LONG") ? in_long : in_ci));
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = i + 1;
    return all;
}

}  // namespace sync_test
