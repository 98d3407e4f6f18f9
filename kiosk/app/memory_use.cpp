#include "kiosk/app/memory_use.h"

#include <fstream>

namespace app {

std::optional<domain::MemoryUse> memory_use(const std::string& file) {
    std::ifstream in(file);
    domain::MemoryUse use;
    std::string line;
    while (std::getline(in, line)) {
        // "Rss:               98304 kB"
        if (line.starts_with("Rss:")) use.rss_kib = std::strtoull(line.c_str() + 4, nullptr, 10);
        if (line.starts_with("Pss:")) use.pss_kib = std::strtoull(line.c_str() + 4, nullptr, 10);
    }
    if (use.rss_kib == 0) return std::nullopt;
    return use;
}

}  // namespace app
