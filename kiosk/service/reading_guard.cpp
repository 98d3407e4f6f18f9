#include "kiosk/service/reading_guard.h"

#include <algorithm>

namespace service {

bool ReadingGuard::is_repeat(std::uint64_t key, base::BootTime now) {
    const auto same = [key](const Reading& r) { return r.key == key; };
    const auto found = std::find_if(readings_.begin(), readings_.end(), same);
    const bool repeat = found != readings_.end() && now - found->seen < absence;
    if (found != readings_.end()) readings_.erase(found);
    readings_.push_back({key, now});
    if (readings_.size() > 16) readings_.pop_front();
    return repeat;
}

void ReadingGuard::forget(std::uint64_t key) {
    std::erase_if(readings_, [key](const Reading& r) { return r.key == key; });
}

bool RefusalCap::admit(std::uint64_t key, base::BootTime now) {
    const auto old = [now](const Refusal& r) { return now - r.at >= std::chrono::minutes{1}; };
    std::erase_if(refusals_, old);
    const auto same = [key](const Refusal& r) { return r.key == key; };
    if (std::any_of(refusals_.begin(), refusals_.end(), same)) return false;
    if (!all_.take(now)) return false;
    refusals_.push_back({key, now});
    if (refusals_.size() > 64) refusals_.pop_front();
    return true;
}

}  // namespace service
