// The staff gate's words and secrets: PINs, badges, and what is kept of their use.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace domain {

enum class StaffEvent { opened, wrong_pin, locked, left };
enum class StaffMethod { pin, badge };

std::string_view to_string(StaffEvent event);
std::string_view to_string(StaffMethod method);
std::optional<StaffEvent> parse_staff_event(std::string_view word);
std::optional<StaffMethod> parse_staff_method(std::string_view word);

inline constexpr std::size_t shortest_pin = 6, longest_pin = 12;

// 6 to 12 digits, as an argon2id string of libsodium with a salt of its own. Slow on purpose, and takes 64
// MiB. invalid: anything else than such a PIN; unavailable: no memory.
base::Result<std::string> hash_pin(std::string_view pin);
// Whether pin_matches() can use it.
bool is_pin_hash(const std::string& hash);
// As slow as hash_pin(), whatever the answer.
bool pin_matches(const std::string& hash, std::string_view pin);

// "SB1:" and 32 characters of base32 (RFC 4648): 160 random bits, in capitals and digits so that a QR symbol
// is small.
std::string make_badge();
// BLAKE2b-256 as 64 hexadecimal digits; nullopt: the text is no badge. What is as random as a badge needs no
// slow hash.
std::optional<std::string> hash_badge(std::string_view text);
bool is_badge_hash(std::string_view hash);

}  // namespace domain
