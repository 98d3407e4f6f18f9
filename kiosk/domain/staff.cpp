#include "kiosk/domain/staff.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include <sodium.h>

namespace domain {

namespace {

constexpr std::array event_words{std::string_view("opened"), std::string_view("wrong_pin"),
                                 std::string_view("locked"), std::string_view("left")};
constexpr std::array method_words{std::string_view("pin"), std::string_view("badge")};

constexpr std::string_view badge_mark = "SB1:", base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::size_t badge_characters = 32;
// Keeps these hashes apart from every other use of BLAKE2b.
constexpr std::string_view badge_context = "suishou staff badge 1";
static_assert(badge_context.size() >= crypto_generichash_KEYBYTES_MIN);

template <class Enum, std::size_t n>
std::optional<Enum> from_word(const std::array<std::string_view, n>& words, std::string_view word) {
    const auto found = std::find(words.begin(), words.end(), word);
    if (found == words.end()) return std::nullopt;
    return static_cast<Enum>(found - words.begin());
}

void begin_sodium() {
    static const bool ready = sodium_init() >= 0;
    if (!ready) std::abort();  // the system gives no randomness
}

bool is_pin(std::string_view pin) {
    return pin.size() >= shortest_pin && pin.size() <= longest_pin &&
           std::all_of(pin.begin(), pin.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string_view to_string(StaffEvent event) {
    return event_words.at(static_cast<std::size_t>(event));
}
std::string_view to_string(StaffMethod method) {
    return method_words.at(static_cast<std::size_t>(method));
}
std::optional<StaffEvent> parse_staff_event(std::string_view word) {
    return from_word<StaffEvent>(event_words, word);
}
std::optional<StaffMethod> parse_staff_method(std::string_view word) {
    return from_word<StaffMethod>(method_words, word);
}

base::Result<std::string> hash_pin(std::string_view pin) {
    begin_sodium();
    if (!is_pin(pin)) return base::Error{base::ErrorKind::invalid, "a PIN has 6 to 12 digits", "staff.pin"};
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str(hash.data(), pin.data(), pin.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
        return base::Error{base::ErrorKind::unavailable, "no memory to hash a PIN with", "staff.pin"};
    return std::string(hash.data());
}

bool is_pin_hash(const std::string& hash) {
    begin_sodium();
    if (!hash.starts_with("$argon2id$") || hash.size() >= crypto_pwhash_STRBYTES) return false;
    // Its own measures and no others: a string that asks for gigabytes would be a kiosk without a gate.
    return crypto_pwhash_str_needs_rehash(hash.c_str(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                                          crypto_pwhash_MEMLIMIT_INTERACTIVE) == 0;
}

bool pin_matches(const std::string& hash, std::string_view pin) {
    begin_sodium();
    return crypto_pwhash_str_verify(hash.c_str(), pin.data(), pin.size()) == 0;
}

std::string make_badge() {
    begin_sodium();
    std::string badge(badge_mark);
    for (std::size_t i = 0; i < badge_characters; ++i)
        badge += base32[randombytes_uniform(base32.size())];
    return badge;
}

std::optional<std::string> hash_badge(std::string_view text) {
    if (text.size() != badge_mark.size() + badge_characters || !text.starts_with(badge_mark) ||
        text.find_first_not_of(base32, badge_mark.size()) != text.npos)
        return std::nullopt;
    std::array<unsigned char, 32> hash;
    if (crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(text.data()),
                           text.size(), reinterpret_cast<const unsigned char*>(badge_context.data()),
                           badge_context.size()) != 0)
        std::abort();  // only for sizes out of range, and these are constant
    std::array<char, 2 * hash.size() + 1> hex;
    return sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
}

bool is_badge_hash(std::string_view hash) {
    return hash.size() == 64 && hash.find_first_not_of("0123456789abcdef") == hash.npos;
}

}  // namespace domain
