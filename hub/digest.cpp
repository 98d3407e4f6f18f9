#include "hub/digest.h"

#include <cstdlib>

#include <sodium.h>

namespace hub {

namespace {

void initialise() {
    // Safe to call from any thread, any number of times (libsodium manual, "Usage").
    if (sodium_init() < 0) std::abort();
}

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

}  // namespace

std::string to_hex(const std::uint8_t* bytes, std::size_t size) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(size * 2);
    for (std::size_t i = 0; i < size; ++i) {
        text += digits[bytes[i] >> 4];
        text += digits[bytes[i] & 15];
    }
    return text;
}

std::vector<std::uint8_t> from_hex(std::string_view text) {
    if (text.size() % 2 != 0) return {};
    std::vector<std::uint8_t> bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = hex_digit(text[i]), low = hex_digit(text[i + 1]);
        if (high < 0 || low < 0) return {};
        bytes.push_back(static_cast<std::uint8_t>(high << 4 | low));
    }
    return bytes;
}

std::string sha256_hex(std::string_view data) {
    initialise();
    std::uint8_t out[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(out, bytes_of(data), data.size());
    return to_hex(out, sizeof out);
}

std::string sha256_base64(std::string_view data) {
    initialise();
    std::uint8_t hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(hash, bytes_of(data), data.size());
    return base64({reinterpret_cast<const char*>(hash), sizeof hash});
}

std::string base64(std::string_view data) {
    std::string text(sodium_base64_ENCODED_LEN(data.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes_of(data), data.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();  // the closing NUL
    return text;
}

std::string from_base64(std::string_view text) {
    std::string data(text.size() / 4 * 3, '\0');
    std::size_t size = 0;
    const int fault =
        sodium_base642bin(reinterpret_cast<unsigned char*>(data.data()), data.size(), text.data(),
                          text.size(), nullptr, &size, nullptr, sodium_base64_VARIANT_ORIGINAL);
    data.resize(fault == 0 ? size : 0);
    return data;
}

std::vector<std::uint8_t> keyed_hash(std::string_view key, std::string_view data, std::size_t size) {
    initialise();
    std::vector<std::uint8_t> out(size);
    if (crypto_generichash(out.data(), out.size(), bytes_of(data), data.size(), bytes_of(key), key.size()) !=
        0)
        std::abort();  // sizes out of range: a programming error
    return out;
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string random_hex(std::size_t bytes) {
    initialise();
    std::vector<std::uint8_t> random(bytes);
    randombytes_buf(random.data(), random.size());
    return to_hex(random.data(), random.size());
}

}  // namespace hub
