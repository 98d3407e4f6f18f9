// How a kiosk is, in a few numbers for whoever looks after the house. Nothing of a visitor but whether one is
// there.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace domain {

// closed: not in use, so nobody knows; stalled: it is there and gives nothing.
enum class DeviceHealth { unknown, absent, closed, ready, stalled, no_paper };

// Contacts on the glass that were no finger's press, since the program's start.
struct TouchesIgnored {
    std::uint64_t palms = 0, second_fingers = 0, at_edge = 0, too_long = 0;
    friend bool operator==(const TouchesIgnored&, const TouchesIgnored&) = default;
};

struct MemoryUse {
    std::uint64_t rss_kib = 0, pss_kib = 0;  // PSS: pages that others map too count in part
    friend bool operator==(const MemoryUse&, const MemoryUse&) = default;
};

struct Heartbeat {
    std::string version, profile, language;  // of the program, of its config
    int schema = 0;                          // newest migration of its database
    std::string boot_id;                     // of the machine
    std::chrono::milliseconds boot{}, up{};  // since the machine's start, since the program's
    std::uint64_t unsent = 0, dead_letters = 0;
    std::chrono::milliseconds oldest_unsent{};  // its age
    std::chrono::milliseconds clock_drift{};    // kiosk minus hub at the hub's last word
    bool clock_jumped = false;
    std::optional<std::uint64_t> disk_free;  // bytes where the database lies
    std::optional<MemoryUse> memory;
    DeviceHealth camera = DeviceHealth::unknown, scanner = DeviceHealth::unknown,
                 printer = DeviceHealth::unknown;  // scanner: the one in the hand
    TouchesIgnored touches_ignored;
    bool in_use = false;  // a visit is open
    std::string config;   // hash of the config record that is applied; empty: none
    friend bool operator==(const Heartbeat&, const Heartbeat&) = default;
};

}  // namespace domain
