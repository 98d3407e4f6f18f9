// Boxes that the hub alone can open: what a revoked kiosk keeps its unsent facts in.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/domain/fact.h"

namespace domain {

// What the hub tells every kiosk.
struct SealKey {
    std::array<std::uint8_t, 32> public_key{};  // X25519 (RFC 7748)
    friend bool operator==(const SealKey&, const SealKey&) = default;
};

// A fact in a box, under the id that its verdict will name.
struct SealedFact {
    FactId fact;
    std::string box;
    friend bool operator==(const SealedFact&, const SealedFact&) = default;
};

// libsodium's crypto_box_seal in base64. Who has made a box can open it no more. nullopt: the key is none.
std::optional<std::string> seal(std::string_view text, const SealKey& key);

// Hub side.
struct SealKeyPair {
    SealKey key;
    std::array<std::uint8_t, 32> secret_key{};
};
SealKeyPair make_seal_key_pair(const std::array<std::uint8_t, 32>& seed);
// nullopt: sealed to another key, or damaged, or no box at all.
std::optional<std::string> unseal(std::string_view box, const SealKeyPair& pair);

}  // namespace domain
