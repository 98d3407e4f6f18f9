#include "hub/webhook/signature.h"

#include <sodium.h>

#include "hub/digest.h"

namespace hub::webhook {

namespace {

constexpr std::string_view mark = "whsec_";

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

std::string secret_of(const Secrets& secrets) {
    const auto key = keyed_hash(secrets.page_secret, "suishou-hub webhook", 32);
    return std::string(mark) + base64({reinterpret_cast<const char*>(key.data()), key.size()});
}

std::string signature_of(std::string_view secret, std::string_view id, long long timestamp,
                         std::string_view body) {
    if (!secret.starts_with(mark)) return "";
    const std::string key = from_base64(secret.substr(mark.size()));
    if (key.empty()) return "";
    const std::string signed_text =
        std::string(id) + "." + std::to_string(timestamp) + "." + std::string(body);
    unsigned char mac[crypto_auth_hmacsha256_BYTES];
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, bytes_of(key), key.size());
    crypto_auth_hmacsha256_update(&state, bytes_of(signed_text), signed_text.size());
    crypto_auth_hmacsha256_final(&state, mac);
    return "v1," + base64({reinterpret_cast<const char*>(mac), sizeof mac});
}

}  // namespace hub::webhook
