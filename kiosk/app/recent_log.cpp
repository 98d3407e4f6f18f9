#include "kiosk/app/recent_log.h"

namespace app {

void RecentLog::add(std::string line) {
    if (line.size() > bytes) {
        std::size_t end = bytes;
        // Not in the middle of a character.
        while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80)
            --end;
        line.resize(end);
    }
    const std::lock_guard lock(mutex_);
    kept_.push_back(std::move(line));
    if (kept_.size() > lines) kept_.pop_front();
}

std::vector<std::string> RecentLog::read() const {
    const std::lock_guard lock(mutex_);
    return {kept_.begin(), kept_.end()};
}

}  // namespace app
