// Identities: UUIDv7 (RFC 9562, section 5.7) for facts, 64-bit ids written as 16 hex digits for records.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace base {

// A version 7 UUID. An idempotency key, never an order: the wall clock behind it may jump.
struct Uuid {
    std::array<std::uint8_t, 16> bytes{};
    friend auto operator<=>(const Uuid&, const Uuid&) = default;
};

Uuid make_uuid_v7(WallTime now);  // random part from the kernel; thread-safe
std::string to_string(const Uuid& id);
std::optional<Uuid> parse_uuid(std::string_view text);  // canonical 8-4-4-4-12 form only

// A 64-bit id that cannot be mistaken for another kind's. Text form: 16 lower-case hex digits.
template <class Tag>
struct Id {
    std::uint64_t value = 0;
    explicit operator bool() const { return value != 0; }
    friend auto operator<=>(const Id&, const Id&) = default;
};

std::string hex16(std::uint64_t value);
std::optional<std::uint64_t> parse_hex16(std::string_view text);
std::uint64_t random_u64();  // from the kernel, never zero

template <class Tag>
std::string to_string(const Id<Tag>& id) {
    return hex16(id.value);
}

}  // namespace base

template <class Tag>
struct std::hash<base::Id<Tag>> {
    std::size_t operator()(const base::Id<Tag>& id) const noexcept {
        return std::hash<std::uint64_t>{}(id.value);
    }
};
