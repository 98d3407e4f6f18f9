#include "hub/accounts/password.h"

#include <algorithm>
#include <array>
#include <cctype>

#include <sodium.h>

#include "base/text/characters.h"

namespace hub {

namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return std::tolower(c); });
    return out;
}

// "aaaaaaaaaaaa", "121212121212", "123123123123"
bool repeats(std::string_view text) {
    for (std::size_t period = 1; period <= 4; ++period)
        if (text.size() > period && text.substr(period) == text.substr(0, text.size() - period)) return true;
    return false;
}

// What a keyboard's rows and the calendar give; each begins a password that everybody tries.
constexpr std::array<std::string_view, 8> first_tries = {
    "123456789012", "1234567890", "qwertyuiop", "password", "passw0rd", "administrator", "suishou", "huaian"};

}  // namespace

base::Result<std::string> hash_password(std::string_view password) {
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (sodium_init() < 0 ||
        crypto_pwhash_str(hash.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
        return base::Error{base::ErrorKind::internal, "no memory for a password's hash", "hub.password"};
    return std::string(hash.data());
}

bool password_fits(const std::string& hash, std::string_view password) {
    if (sodium_init() < 0) return false;
    static const std::string nobody = hash_password("").value_or("");
    const std::string& against = hash.empty() ? nobody : hash;
    if (!against.starts_with("$argon2id$") || against.size() >= crypto_pwhash_STRBYTES) return false;
    const bool fits = crypto_pwhash_str_verify(against.c_str(), password.data(), password.size()) == 0;
    return fits && !hash.empty();
}

PasswordFault judge_password(std::string_view password, std::string_view sign_in_name) {
    constexpr std::size_t least = 12, most = 128;
    if (password.size() > most) return PasswordFault::too_long;
    if (base::count_characters(password) < least) return PasswordFault::too_short;
    const std::string folded = lower(password);
    const std::string name = lower(sign_in_name);
    const bool tried_first = repeats(folded) ||
                             std::any_of(first_tries.begin(), first_tries.end(),
                                         [&](std::string_view start) { return folded.starts_with(start); }) ||
                             (name.size() >= 3 && folded.starts_with(name));
    return tried_first ? PasswordFault::too_common : PasswordFault::none;
}

std::string random_password() {
    constexpr std::string_view alphabet = "23456789abcdefghjkmnpqrstuvwxyz";
    constexpr int size = 20, group = 5;
    if (sodium_init() < 0) return {};
    std::string text;
    for (int n = 0; n < size; ++n) {
        if (n != 0 && n % group == 0) text += '-';
        text += alphabet[randombytes_uniform(alphabet.size())];
    }
    return text;
}

}  // namespace hub
