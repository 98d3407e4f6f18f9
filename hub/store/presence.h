// Whether a kiosk is there, by its last heartbeat. Pure.
#pragma once

#include <optional>

#include "base/clock.h"
#include "kiosk/domain/heartbeat.h"

namespace hub {

// A heartbeat comes every half minute: two may be lost before anybody is told.
enum class KioskPresence { online, degraded, offline };
inline constexpr std::chrono::seconds online_for{90}, degraded_for{300};

// `received` by the hub's clock; nullopt: never. Another hub's clock may be a little ahead of ours.
inline KioskPresence presence(std::optional<base::WallTime> received, base::WallTime now) {
    if (!received) return KioskPresence::offline;
    const auto age = now - *received;
    return age < online_for     ? KioskPresence::online
           : age < degraded_for ? KioskPresence::degraded
                                : KioskPresence::offline;
}

// What a kiosk said last. `said` is nullopt where a newer kiosk says it in a way that we cannot read.
struct LastHeartbeat {
    base::WallTime received{};
    std::optional<domain::Heartbeat> said;
};

}  // namespace hub
