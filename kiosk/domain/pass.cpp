#include "kiosk/domain/pass.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <span>

#include <sodium.h>

#include "kiosk/domain/base45.h"
#include "kiosk/domain/request_code.h"
#include "kiosk/domain/staff.h"

namespace domain {

namespace {

constexpr std::string_view prefix = "K1:";
constexpr std::size_t payload_size = 26, signature_size = 64, pass_size = payload_size + signature_size;
constexpr std::size_t text_size = 138;
constexpr std::uint8_t version_byte = 0x11;
constexpr std::chrono::minutes offset_unit{10};
static_assert(text_size == prefix.size() + pass_size / 2 * 3);
static_assert(signature_size == crypto_sign_BYTES);

// Sized by hand: the closing NUL of the context is part of what is signed.
constexpr char context[] = "lobby-kiosk/cred/v1";

using Payload = std::array<std::uint8_t, payload_size>;
using SignedMessage = std::array<std::uint8_t, sizeof context + payload_size>;

void need_sodium() {
    static const bool ready = sodium_init() >= 0;
    if (!ready) std::abort();  // no random source: nothing that follows would be safe
}

template <std::size_t N>
void put(std::uint8_t*& out, std::uint64_t value) {
    for (std::size_t i = 0; i < N; ++i)
        *out++ = static_cast<std::uint8_t>(value >> (8 * (N - 1 - i)));
}

template <std::size_t N>
std::uint64_t take(const std::uint8_t*& in) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < N; ++i)
        value = value << 8 | *in++;
    return value;
}

std::int64_t seconds(base::WallTime t) {
    return std::chrono::floor<std::chrono::seconds>(t).time_since_epoch().count();
}

Payload pack(const Pass& pass) {
    const std::int64_t expires = std::clamp<std::int64_t>(seconds(pass.expires), 0, 0xffffffff);
    const std::int64_t unit = std::chrono::seconds(offset_unit).count();
    // Rounded up, so that a pass is good from the asked minute on rather than ten minutes late.
    const std::int64_t offset =
        std::clamp<std::int64_t>((expires - seconds(pass.not_before) + unit - 1) / unit, 0, 0xffff);
    Payload payload;
    auto* out = payload.data();
    put<1>(out, version_byte);
    put<1>(out, pass.key);
    put<8>(out, pass.meeting.value);
    put<8>(out, pass.credential.value);
    put<4>(out, static_cast<std::uint64_t>(expires));
    put<2>(out, static_cast<std::uint64_t>(offset));
    put<2>(out, pass.generation);
    return payload;
}

Pass unpack(std::span<const std::uint8_t> payload) {
    const auto* in = payload.data() + 1;
    Pass pass;
    pass.key = static_cast<std::uint8_t>(take<1>(in));
    pass.meeting.value = take<8>(in);
    pass.credential.value = take<8>(in);
    pass.expires = base::WallTime{std::chrono::seconds{take<4>(in)}};
    pass.not_before = pass.expires - static_cast<int>(take<2>(in)) * offset_unit;
    pass.generation = static_cast<std::uint16_t>(take<2>(in));
    return pass;
}

SignedMessage message_of(std::span<const std::uint8_t> payload) {
    SignedMessage message;
    std::memcpy(message.data(), context, sizeof context);
    std::memcpy(message.data() + sizeof context, payload.data(), payload_size);
    return message;
}

}  // namespace

std::variant<Pass, PassFault> read_pass(std::string_view scanned, const KeyRing& keys) {
    if (!scanned.starts_with(prefix)) return PassFault::foreign;
    if (scanned.size() != text_size) return PassFault::malformed;
    const auto bytes = decode_base45(scanned.substr(prefix.size()));
    if (!bytes || bytes->size() != pass_size) return PassFault::malformed;
    if (bytes->front() != version_byte) return PassFault::unknown_version;

    const auto payload = std::span(*bytes).first(payload_size);
    const Pass pass = unpack(payload);
    if (!pass.meeting || !pass.credential) return PassFault::malformed;
    const auto key = std::find_if(keys.begin(), keys.end(), [&](const auto& k) { return k.id == pass.key; });
    if (key == keys.end()) return PassFault::unknown_key;

    need_sodium();
    const auto message = message_of(payload);
    const auto* signature = bytes->data() + payload_size;
    if (crypto_sign_verify_detached(signature, message.data(), message.size(), key->public_key.data()) != 0)
        return PassFault::bad_signature;
    return pass;
}

KeyPair make_key_pair(std::uint8_t id) {
    need_sodium();
    KeyPair pair;
    pair.key.id = id;
    crypto_sign_keypair(pair.key.public_key.data(), pair.secret_key.data());
    return pair;
}

KeyPair make_key_pair(std::uint8_t id, const std::array<std::uint8_t, 32>& seed) {
    need_sodium();
    KeyPair pair;
    pair.key.id = id;
    crypto_sign_seed_keypair(pair.key.public_key.data(), pair.secret_key.data(), seed.data());
    return pair;
}

std::string write_pass(const Pass& pass, const std::array<std::uint8_t, 64>& secret_key) {
    need_sodium();
    const Payload payload = pack(pass);
    const auto message = message_of(payload);
    std::array<std::uint8_t, pass_size> bytes;
    std::memcpy(bytes.data(), payload.data(), payload_size);
    crypto_sign_detached(bytes.data() + payload_size, nullptr, message.data(), message.size(),
                         secret_key.data());
    return std::string(prefix) + encode_base45(bytes);
}

CodeKind classify_code(std::string_view scanned) {
    if (scanned.starts_with(prefix)) return CodeKind::pass;
    if (hash_badge(scanned)) return CodeKind::staff_badge;
    if (read_request_code(scanned)) return CodeKind::request_slip;
    if (read_place_label(scanned)) return CodeKind::place_label;
    return normalize_look_up_code(scanned).empty() ? CodeKind::foreign : CodeKind::look_up_code;
}

}  // namespace domain
