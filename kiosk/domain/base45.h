// Base45 (RFC 9285): the densest text that a QR symbol's alphanumeric mode can hold.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace domain {

std::string encode_base45(std::span<const std::uint8_t> bytes);
// Strict: every text has at most one reading. nullopt for a foreign character, a length that no encoder
// produces or a group that overflows.
std::optional<std::vector<std::uint8_t>> decode_base45(std::string_view text);

}  // namespace domain
