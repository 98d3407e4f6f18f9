#include <array>
#include <cstdlib>

#include <sodium.h>

#include "kiosk/domain/pass.h"

namespace domain {

namespace {

constexpr std::string_view alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
constexpr std::size_t length = 8;
constexpr std::size_t longest_typed = 32;  // with every separator that a person may add
static_assert(alphabet.size() == 32);

}  // namespace

std::string make_look_up_code() {
    std::uint64_t random = base::random_u64();
    std::string code;
    for (std::size_t i = 0; i < length; ++i, random >>= 5)
        code += alphabet[random & 31];
    return code;
}

std::string normalize_look_up_code(std::string_view typed) {
    if (typed.size() > longest_typed) return "";
    std::string code;
    for (char c : typed) {
        if (c == ' ' || c == '-') continue;
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        if (alphabet.find(c) == std::string_view::npos) return "";
        code += c;
    }
    return code.size() == length ? code : "";
}

std::string hash_look_up_code(std::string_view normalized, MeetingId meeting) {
    // The key is the id's text form: 16 bytes, the shortest key that libsodium documents.
    const std::string key = base::to_string(meeting);
    std::array<unsigned char, 16> hash;
    static_assert(crypto_generichash_BYTES_MIN <= hash.size());
    if (crypto_generichash(hash.data(), hash.size(),
                           reinterpret_cast<const unsigned char*>(normalized.data()), normalized.size(),
                           reinterpret_cast<const unsigned char*>(key.data()), key.size()) != 0)
        std::abort();  // only for sizes out of range, and these are constant
    std::array<char, 2 * hash.size() + 1> hex;
    return sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
}

}  // namespace domain
