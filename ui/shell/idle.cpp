#include "ui/shell/idle.h"

#include <algorithm>

namespace ui {

using std::chrono::milliseconds;
using std::chrono::seconds;

void IdleTimer::set_slow(bool slow, base::BootTime now) {
    if (rules_.slow == slow) return;
    rules_.slow = slow;
    refill(now);
}

base::BootTime IdleTimer::total() const {
    const seconds once = rules_.stays > seconds{0} ? rules_.stays : quiet_end;
    return rules_.slow ? 2 * once : once;
}

base::BootTime IdleTimer::ring_from() const {
    if (rules_.stays <= seconds{0}) return base::BootTime{0};
    if (rules_.returns_by_itself) return total();
    return std::min<base::BootTime>(total(), ring_shows);
}

IdleTimer::State IdleTimer::state(base::BootTime now) const {
    State state;
    const base::BootTime left = total() - (now - since_);
    state.over = left <= base::BootTime{0};
    const base::BootTime ring = ring_from();
    if (ring > base::BootTime{0} && left <= ring) {
        const auto ticks = (std::max(left, base::BootTime{0}) + milliseconds{999}) / seconds{1};
        state.seconds_left = static_cast<int>(ticks);
        state.seconds_in_all = static_cast<int>(ring / seconds{1});
        state.asking = !rules_.returns_by_itself && left <= asks && !state.over;
    }
    return state;
}

std::optional<base::BootTime> IdleTimer::next_change(base::BootTime now) const {
    const base::BootTime end = since_ + total();
    if (now >= end) return std::nullopt;
    const base::BootTime ring = ring_from(), left = end - now;
    if (ring <= base::BootTime{0}) return end;
    if (left > ring) return end - ring;
    // The ring's number falls when a whole second is left; asking begins on such a tick as well.
    const base::BootTime whole = (left - milliseconds{1}) / seconds{1} * milliseconds{1000};
    return end - whole;
}

}  // namespace ui
