#include "ui/input/nine_keys.h"

#include <algorithm>

namespace ui {
namespace {

constexpr std::string_view key_of_letter = "22233344455566677778889999";  // a to z

// The key lies under the letter. Other characters lie on none.
bool lies_on(char letter, char key) {
    return letter >= 'a' && letter <= 'z' && key_of_letter[static_cast<std::size_t>(letter - 'a')] == key;
}

char first_letter_on(char key) {
    const auto at = key_of_letter.find(key);
    return at == std::string_view::npos ? key : static_cast<char>('a' + at);
}

std::string_view up_to_apostrophe(std::string_view& rest) {
    const std::string_view part = rest.substr(0, rest.find('\''));
    rest.remove_prefix(std::min(rest.size(), part.size() + 1));
    return part;
}

std::string syllable_by_nine(std::string_view keys, std::string_view syllable) {
    const std::size_t common = std::min(keys.size(), syllable.size());
    const bool meant =
        std::equal(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(common), syllable.begin(),
                   [](char key, char letter) { return lies_on(letter, key); });
    std::string letters(meant ? syllable.substr(0, common) : syllable);
    if (meant)
        for (const char key : keys.substr(common))
            letters += first_letter_on(key);
    const bool umlaut = letters.size() > 1 && letters[1] == 'v' && (letters[0] == 'n' || letters[0] == 'l');
    return umlaut ? letters.replace(1, 1, "ü") : letters;
}

}  // namespace

std::string spelled_by_nine(std::string_view keys, std::string_view pinyin) {
    std::string shown;
    while (!keys.empty()) {
        const std::size_t before = keys.size();
        const std::string_view part = up_to_apostrophe(keys);
        if (!part.empty()) shown += syllable_by_nine(part, up_to_apostrophe(pinyin));
        if (part.size() < before) shown += '\'';
    }
    return shown;
}

}  // namespace ui
