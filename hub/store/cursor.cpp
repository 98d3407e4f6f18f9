#include "hub/store/cursor.h"

#include "base/ids.h"

namespace hub {

std::string to_text(const Cursor& cursor) {
    return cursor.epoch + base::hex16(cursor.sequence) + base::hex16(cursor.snapshot_base);
}

std::optional<Cursor> parse_cursor(std::string_view text) {
    if (text.size() != 48 || !base::parse_hex16(text.substr(0, 16))) return std::nullopt;
    const auto sequence = base::parse_hex16(text.substr(16, 16));
    const auto snapshot_base = base::parse_hex16(text.substr(32));
    if (!sequence || !snapshot_base) return std::nullopt;
    return Cursor{std::string(text.substr(0, 16)), *sequence, *snapshot_base};
}

bool leads_on(const Cursor& cursor, const FeedState& feed) {
    if (cursor.epoch != feed.epoch) return false;
    if (cursor.sequence > feed.head || cursor.snapshot_base > feed.head) return false;
    // A tombstone that was forgotten after the kiosk looked would never reach it.
    const std::uint64_t knows =
        cursor.snapshot_base > cursor.sequence ? cursor.snapshot_base : cursor.sequence;
    return knows >= feed.forgotten;
}

}  // namespace hub
