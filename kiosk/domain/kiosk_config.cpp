#include "kiosk/domain/kiosk_config.h"

#include <algorithm>
#include <array>

#include <sodium.h>

namespace domain {

namespace {

constexpr std::size_t hash_digits = 16, longest_language = 16;
constexpr std::array<std::string_view, 2> opens_words{"with_page", "by_touch"};

template <class T, class U>
void take_said(T& into, const std::optional<U>& said) {
    if (said) into = *said;
}

bool is_installed(const std::string& language, const std::vector<std::string>& all) {
    return all.empty() || std::find(all.begin(), all.end(), language) != all.end();
}

}  // namespace

std::string_view to_string(CameraOpens opens) {
    return opens_words.at(static_cast<std::size_t>(opens));
}

std::optional<CameraOpens> camera_opens(std::string_view word) {
    for (std::size_t i = 0; i < opens_words.size(); ++i)
        if (opens_words[i] == word) return static_cast<CameraOpens>(i);
    return std::nullopt;
}

std::string config_hash(std::string_view canonical_json) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(canonical_json.data()),
                       canonical_json.size());
    std::array<char, 2 * crypto_hash_sha256_BYTES + 1> hex{};
    return std::string(sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size()), hash_digits);
}

bool is_language_name(std::string_view text) {
    return text.size() >= 2 && text.size() <= longest_language &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '@';
           });
}

bool is_quiet_hours(std::string_view text) {
    return text.empty() || parse_hours(text);
}

KioskSettings settings_under(const KioskBasis& basis, const std::optional<KioskConfig>& record) {
    KioskSettings settings = basis.file;
    if (!record) return settings;
    const bool may_speak = record->language && is_installed(*record->language, basis.languages);
    if (may_speak && !basis.language_given) settings.language = *record->language;
    take_said(settings.calm, record->calm);
    take_said(settings.loudness.volume, record->sound_volume);
    if (record->quiet_hours) settings.loudness.quiet = parse_hours(*record->quiet_hours);
    take_said(settings.loudness.quiet_volume, record->quiet_volume);
    take_said(settings.ticks, record->ticks);
    take_said(settings.camera_opens, record->camera_opens);
    return settings;
}

}  // namespace domain
