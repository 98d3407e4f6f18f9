#include "kiosk/domain/photo.h"

#include <array>
#include <utility>

#include <sodium.h>

namespace domain {

Photo photo_of(std::string jpeg) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(jpeg.data()), jpeg.size());
    std::array<char, 2 * crypto_hash_sha256_BYTES + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    return {hex.data(), std::move(jpeg)};
}

}  // namespace domain
