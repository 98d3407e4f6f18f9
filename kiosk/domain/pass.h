// The signed pass an attendee shows: docs/pass-format.md. Verifiable with no attendee data and no network.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "kiosk/domain/ids.h"

namespace domain {

struct Pass {
    std::uint8_t key = 0;  // which public key signed it
    MeetingId meeting;
    CredentialId credential;
    base::WallTime not_before{}, expires{};  // whole seconds; not_before = expires - n x 10 min
    std::uint16_t generation = 0;
    friend bool operator==(const Pass&, const Pass&) = default;
};

// Why a scanned text is no valid pass. Everything but bad_signature and unknown_key is refused before
// cryptography.
enum class PassFault { foreign, malformed, unknown_version, unknown_key, bad_signature };

struct SigningKey {
    std::uint8_t id = 0;
    std::array<std::uint8_t, 32> public_key{};  // Ed25519 (RFC 8032)
    friend bool operator==(const SigningKey&, const SigningKey&) = default;
};

// The public keys a site trusts at present.
using KeyRing = std::vector<SigningKey>;

std::variant<Pass, PassFault> read_pass(std::string_view scanned, const KeyRing& keys);

// Hub side. secret_key is libsodium's 64-byte Ed25519 secret key.
struct KeyPair {
    SigningKey key;
    std::array<std::uint8_t, 64> secret_key{};
};
KeyPair make_key_pair(std::uint8_t id);
KeyPair make_key_pair(std::uint8_t id, const std::array<std::uint8_t, 32>& seed);  // RFC 8032 seed
// pass.key names the key pair. not_before is rounded to the step at or before it, expires down to the second.
std::string write_pass(const Pass& pass, const std::array<std::uint8_t, 64>& secret_key);

// The look-up code for whoever has no QR: 8 characters of an alphabet without 0/O/1/I, typed in any case,
// spaces and dashes ignored. normalize returns "" for anything else.
std::string make_look_up_code();
std::string normalize_look_up_code(std::string_view typed);
// What is stored and synced instead of the code: hex of a 16-byte BLAKE2b keyed by the meeting.
std::string hash_look_up_code(std::string_view normalized, MeetingId meeting);

// What kind of thing a scanner saw, by its prefix alone. Never opened, never logged.
enum class CodeKind { pass, look_up_code, staff_badge, request_slip, place_label, foreign };
CodeKind classify_code(std::string_view scanned);

}  // namespace domain
