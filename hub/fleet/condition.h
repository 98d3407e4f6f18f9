// What a kiosk's state and its last heartbeat say to whoever looks after the house.
#pragma once

#include <vector>

#include "hub/store/store.h"

namespace hub {

struct KioskRow {
    KioskState state;
    std::optional<LastHeartbeat> last;  // nullopt: it never sent one
};

// All of them, by id.
base::Result<std::vector<KioskRow>> fleet(Store& store);

// nullopt: no such kiosk.
base::Result<std::optional<KioskRow>> find_kiosk(Store& store, const std::string& id);

enum class KioskCondition { online, unsteady, silent, never_heard, revoked };

// What somebody should go and look at.
enum class Trouble {
    missing_facts,  // sent by it, never arrived here
    dead_letters,   // the hub understood and refused
    long_unsent,
    clock,
    camera,
    scanner,
    printer,
    paper,
    disk,
};

inline constexpr std::chrono::minutes long_unsent_for{10}, heard_for{10};
inline constexpr std::chrono::seconds clock_tolerance{60};
inline constexpr std::uint64_t little_disk = 256u << 20;  // bytes

// Pure, like the two below. By its heartbeats; one that never sent any by when it was heard, which is noted
// every five minutes alone.
KioskCondition condition(const KioskRow& row, base::WallTime now);
bool is_silent(const KioskRow& row, base::WallTime now);  // or was never heard; no revoked one is
// By its last word, however old that is.
std::vector<Trouble> troubles(const KioskRow& row);
// The last sign of life; 1970: none.
base::WallTime last_sign(const KioskRow& row);

}  // namespace hub
