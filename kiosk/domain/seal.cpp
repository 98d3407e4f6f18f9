#include "kiosk/domain/seal.h"

#include <cstdlib>

#include <sodium.h>

namespace domain {

namespace {

constexpr int base64 = sodium_base64_VARIANT_ORIGINAL;
static_assert(std::tuple_size_v<decltype(SealKey::public_key)> == crypto_box_PUBLICKEYBYTES);
static_assert(std::tuple_size_v<decltype(SealKeyPair::secret_key)> == crypto_box_SECRETKEYBYTES);
static_assert(crypto_box_SEEDBYTES == 32);

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes_of(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

}  // namespace

SealKeyPair make_seal_key_pair(const std::array<std::uint8_t, 32>& seed) {
    SealKeyPair pair;
    crypto_box_seed_keypair(pair.key.public_key.data(), pair.secret_key.data(), seed.data());
    return pair;
}

std::optional<std::string> seal(std::string_view text, const SealKey& key) {
    if (sodium_init() < 0) std::abort();  // no random source: the box could be opened by guessing
    std::string box(text.size() + crypto_box_SEALBYTES, '\0');
    if (crypto_box_seal(bytes_of(box), bytes_of(text), text.size(), key.public_key.data()) != 0)
        return std::nullopt;
    std::string written(sodium_base64_encoded_len(box.size(), base64), '\0');
    sodium_bin2base64(written.data(), written.size(), bytes_of(box), box.size(), base64);
    written.pop_back();  // the closing NUL
    return written;
}

std::optional<std::string> unseal(std::string_view written, const SealKeyPair& pair) {
    std::string box(written.size() / 4 * 3 + 3, '\0');
    std::size_t size = 0;
    if (sodium_base642bin(bytes_of(box), box.size(), written.data(), written.size(), nullptr, &size, nullptr,
                          base64) != 0 ||
        size < crypto_box_SEALBYTES)
        return std::nullopt;
    std::string text(size - crypto_box_SEALBYTES, '\0');
    if (crypto_box_seal_open(bytes_of(text), bytes_of(box), size, pair.key.public_key.data(),
                             pair.secret_key.data()) != 0)
        return std::nullopt;
    return text;
}

}  // namespace domain
