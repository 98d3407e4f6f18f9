// Hashes and random secrets (libsodium).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hub {

std::string to_hex(const std::uint8_t* bytes, std::size_t size);
// Lower-case hex of even length; empty for anything else.
std::vector<std::uint8_t> from_hex(std::string_view text);

std::string sha256_hex(std::string_view data);
std::string sha256_base64(std::string_view data);  // as Content-Security-Policy writes it
std::string base64(std::string_view data);
std::string from_base64(std::string_view text);  // empty for what is none
// BLAKE2b of `data` under `key` (16 to 64 bytes), `size` bytes long (16 to 64).
std::vector<std::uint8_t> keyed_hash(std::string_view key, std::string_view data, std::size_t size);
bool equal_in_constant_time(std::string_view a, std::string_view b);

// `bytes` random bytes as lower-case hex.
std::string random_hex(std::size_t bytes);

}  // namespace hub
