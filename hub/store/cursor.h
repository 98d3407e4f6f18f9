// Where a kiosk stands in the feed. Opaque to it; ours is to judge whether it still leads anywhere.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hub {

// `snapshot_base` is the head of the feed when the running snapshot began; 0 once it is complete.
struct Cursor {
    std::string epoch;  // 16 hex digits, the hub that gave it
    std::uint64_t sequence = 0;
    std::uint64_t snapshot_base = 0;
    friend bool operator==(const Cursor&, const Cursor&) = default;
};

std::string to_text(const Cursor& cursor);
std::optional<Cursor> parse_cursor(std::string_view text);

// What the hub still knows: its epoch, its newest change, and the newest tombstone that it has forgotten.
struct FeedState {
    std::string epoch;
    std::uint64_t head = 0, forgotten = 0;
};
// False: the kiosk must forget its replica and take a snapshot.
bool leads_on(const Cursor& cursor, const FeedState& feed);

}  // namespace hub
