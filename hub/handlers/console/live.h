// A part of a page that follows the house: sent anew whenever something was committed that changes it.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "hub/handlers/console/staff.h"

namespace hub {

// `part` makes the piece of HTML, on the connection's thread; nothing: it cannot be made now. Ends by itself
// after ten minutes, and once whoever asked is signed in no more. `look_again`: where
// nothing was committed, because time passes too, and heartbeats are no news of the feed.
Response live_answer(Services& services, const Staff& staff, std::function<std::optional<std::string>()> part,
                     std::chrono::seconds look_again = std::chrono::seconds{20});
// Of pages that tell how kiosks are.
inline constexpr std::chrono::seconds look_at_kiosks_again{3};

}  // namespace hub
