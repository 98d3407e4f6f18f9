// What benchmarks share: whatever goes wrong ends one, there is nothing to measure any more.
#pragma once

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "base/result.h"

namespace bench {

[[noreturn]] inline void give_up(const std::string& why) {
    std::fprintf(stderr, "%s: %s\n", program_invocation_short_name, why.c_str());
    std::exit(1);
}

template <class T>
T must(base::Result<T> result) {
    if (!result) give_up(describe(result.error()));
    return std::move(result).value();
}
inline void must(const base::Status& status) {
    if (!status) give_up(describe(status.error()));
}

}  // namespace bench
