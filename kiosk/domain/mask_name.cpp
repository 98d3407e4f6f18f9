#include <cstdint>
#include <vector>

#include "kiosk/domain/meeting.h"

namespace domain {

namespace {

constexpr char32_t broken = 0xfffd;

// One character as people count them: a base and whatever is drawn on top of it.
struct Character {
    char32_t base = 0;
    std::string utf8;
};

int expected_size(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xc2 && lead < 0xe0) return 2;
    if (lead >= 0xe0 && lead < 0xf0) return 3;
    if (lead >= 0xf0 && lead < 0xf5) return 4;
    return 0;
}

// The code point at text[at]; advances. A byte that is not UTF-8 counts as one broken character.
char32_t next_code_point(std::string_view text, std::size_t& at) {
    static constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    const auto lead = static_cast<unsigned char>(text[at]);
    const int size = expected_size(lead);
    if (size == 0 || at + static_cast<std::size_t>(size) > text.size()) return ++at, broken;
    char32_t value = size == 1 ? lead : lead & (0xffu >> (size + 1));
    for (int i = 1; i < size; ++i) {
        const auto byte = static_cast<unsigned char>(text[at + static_cast<std::size_t>(i)]);
        if ((byte & 0xc0) != 0x80) return ++at, broken;
        value = value << 6 | (byte & 0x3f);
    }
    const bool surrogate = value >= 0xd800 && value < 0xe000;
    if (value < smallest[size] || value > 0x10ffff || surrogate) return ++at, broken;
    at += static_cast<std::size_t>(size);
    return value;
}

// What belongs to the character before it: combining marks, joiners and variation selectors (those of
// ideographs included). Names need no more than this of Unicode's segmentation rules.
bool joins_previous(char32_t c) {
    return (c >= 0x300 && c <= 0x36f) || (c >= 0x1ab0 && c <= 0x1aff) || (c >= 0x20d0 && c <= 0x20ff) ||
           (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xfe20 && c <= 0xfe2f) || (c >= 0xe0100 && c <= 0xe01ef) ||
           c == 0x200c || c == 0x200d || c == 0x3099 || c == 0x309a;
}

bool is_dot(char32_t c) {
    return c == 0xb7 || c == 0x2022 || c == 0x2027 || c == 0x30fb;
}
bool is_space(char32_t c) {
    return c == ' ' || c == '\t' || c == 0xa0 || c == 0x3000;
}
bool is_wide(char32_t c) {
    return c >= 0x2e80;
}

std::vector<Character> characters_of(std::string_view name) {
    std::vector<Character> all;
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(name, at);
        const std::string utf8 = c == broken ? "\xef\xbf\xbd" : std::string(name.substr(begin, at - begin));
        if (joins_previous(c) && !all.empty())
            all.back().utf8 += utf8;
        else
            all.push_back({c, utf8});
    }
    return all;
}

// Lists write 王　伟 with a wide space to align two characters with three: such a space separates nothing.
std::vector<Character> without_padding(const std::vector<Character>& all) {
    std::vector<Character> kept;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (is_space(all[i].base)) {
            const bool inside = !kept.empty() && i + 1 < all.size();
            const bool between_words = inside && !is_wide(kept.back().base) && !is_wide(all[i + 1].base) &&
                                       !is_space(all[i + 1].base) && !is_space(kept.back().base);
            if (!between_words) continue;
        }
        kept.push_back(all[i]);
    }
    return kept;
}

void append_masked(std::string& out, const std::vector<Character>& part) {
    for (std::size_t i = 0; i < part.size(); ++i) {
        const bool first = i == 0 && part.size() >= 2;
        const bool last = i + 1 == part.size() && part.size() >= 3;
        out += first || last ? part[i].utf8 : "*";
    }
}

}  // namespace

std::string mask_name(std::string_view name) {
    std::string masked;
    std::vector<Character> part;
    for (auto& c : without_padding(characters_of(name))) {
        if (is_dot(c.base) || is_space(c.base)) {
            append_masked(masked, part);
            part.clear();
            masked += c.utf8;
        } else {
            part.push_back(std::move(c));
        }
    }
    append_masked(masked, part);
    return masked;
}

}  // namespace domain
