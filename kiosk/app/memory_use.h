// How much memory this process holds, as the kernel counts it.
#pragma once

#include <optional>
#include <string>

#include "kiosk/domain/heartbeat.h"

namespace app {

// Nothing where the kernel does not say. Takes about a millisecond: the kernel walks the process's pages.
std::optional<domain::MemoryUse> memory_use(const std::string& file = "/proc/self/smaps_rollup");

}  // namespace app
