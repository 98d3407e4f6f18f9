#include "base/text/pinyin.h"

#include <algorithm>
#include <bitset>
#include <cstdint>
#include <span>
#include <vector>

#include "base/text/fold.h"
#include "base/text/surnames.h"

namespace base {
namespace {

#include "readings.inc"

using Syllables = std::vector<std::string_view>;

std::string_view reading_of(char32_t character) {
    if (character == U'〇') return "ling";
    const auto* found = std::lower_bound(std::begin(kReadings), std::end(kReadings),
                                         static_cast<std::uint32_t>(character) << 10);
    if (found == std::end(kReadings) || *found >> 10 != character) return {};
    return kSyllables[*found & 1023];
}

bool is_latin(char32_t c) {
    return c >= 'a' && c <= 'z';
}

std::string_view find_reading(std::u32string_view characters, std::span<const surnames::Reading> table) {
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.first == characters; });
    return found != table.end() ? found->second : std::string_view{};
}

std::string_view reading_in_name(char32_t character) {
    const auto named = find_reading(std::u32string_view(&character, 1), surnames::kInNames);
    return named.empty() ? reading_of(character) : named;
}

Syllables split(std::string_view pinyin) {
    Syllables syllables;
    while (!pinyin.empty()) {
        const auto end = std::min(pinyin.find(' '), pinyin.size());
        if (end > 0) syllables.push_back(pinyin.substr(0, end));
        pinyin.remove_prefix(std::min(end + 1, pinyin.size()));
    }
    return syllables;
}

// One part of a name: what stands between spaces and ·.
class PartReader {
  public:
    explicit PartReader(std::u32string_view part) : part_(part) {}

    void read_surname() {
        if (part_.size() < 2) return;  // a lone character is as likely a given name
        if (const auto two = find_reading(part_.substr(0, 2), surnames::kCompound); !two.empty()) {
            take(2, two);
        } else if (const auto one = find_reading(part_.substr(0, 1), surnames::kSingle); !one.empty()) {
            take(1, one);
        }
    }

    std::string read_rest() {
        while (!part_.empty()) {
            if (is_latin(part_[0])) {
                const auto end = std::find_if_not(part_.begin(), part_.end(), is_latin);
                const std::string word(part_.begin(), end);
                take(word.size(), word);
            } else {
                take(1, reading_in_name(part_[0]));
            }
        }
        return std::move(text_);
    }

  private:
    void take(std::size_t characters, std::string_view reading) {
        if (!text_.empty() && !reading.empty()) text_ += ' ';
        text_ += reading;
        part_.remove_prefix(characters);
    }
    std::u32string_view part_;
    std::string text_;
};

std::vector<std::u32string> parts_of(std::string_view name) {
    std::vector<std::u32string> parts;
    // Folding drops separators, so the name is cut at them first; every one of them is a whole UTF-8
    // sequence.
    constexpr std::string_view separators[] = {" ", "·", "•", "‧", "・", "．", ".", "\u3000"};
    while (!name.empty()) {
        std::size_t end = name.size(), width = 0;
        for (const auto separator : separators)
            if (const auto at = name.find(separator); at < end) end = at, width = separator.size();
        if (auto part = fold_for_search(name.substr(0, end)); !part.empty()) parts.push_back(std::move(part));
        name.remove_prefix(end + width);
    }
    return parts;
}

// What may be typed for a syllable: itself, its initial (one letter, or zh, ch, sh), ü as v, yu or u.
std::vector<std::string> spellings_of(std::string_view syllable) {
    std::vector<std::string> spellings{std::string(syllable), std::string(syllable.substr(0, 1))};
    if (syllable.size() > 2 && syllable[1] == 'h') spellings.emplace_back(syllable.substr(0, 2));
    if (const auto v = syllable.find('v'); v != std::string_view::npos) {
        const std::string before(syllable.substr(0, v)), after(syllable.substr(v + 1));
        spellings.push_back(before + "yu" + after);
        spellings.push_back(before + "u" + after);
    }
    return spellings;
}

// Whether the query is used up before the syllables are. Keeps every place that the query may have been read
// to, because "xian" is xian, xi an and x ian.
bool is_beginning(std::string_view query, const Syllables& syllables) {
    constexpr std::size_t longest = 128;
    if (query.size() > longest) return false;
    std::bitset<longest + 1> reached;
    reached.set(0);
    for (const auto syllable : syllables) {
        std::bitset<longest + 1> next;
        const auto spellings = spellings_of(syllable);
        for (std::size_t at = 0; at < query.size(); ++at) {
            if (!reached[at]) continue;
            for (const auto& spelling : spellings) {
                if (std::string_view(spelling).starts_with(query.substr(at))) return true;
                if (query.substr(at).starts_with(spelling)) next.set(at + spelling.size());
            }
        }
        reached = next;
    }
    return false;
}

Syllables other_readings(std::u32string_view folded_name) {
    Syllables others;
    if (folded_name.empty()) return others;
    if (const auto plain = reading_of(folded_name[0]); !plain.empty()) others.push_back(plain);
    for (const auto& [surname, reading] : surnames::kOther)
        if (folded_name.starts_with(surname)) others.push_back(reading);
    return others;
}

}  // namespace

std::string pinyin_of(std::string_view name) {
    std::string pinyin;
    const auto parts = parts_of(name);
    for (const auto& part : parts) {
        PartReader reader(part);
        if (parts.size() == 1) reader.read_surname();  // names with · are not Han names
        const auto text = reader.read_rest();
        if (!pinyin.empty() && !text.empty()) pinyin += ' ';
        pinyin += text;
    }
    return pinyin;
}

bool name_matches(std::string_view query, std::string_view name, std::string_view pinyin) {
    const auto wanted = fold_for_search(query);
    if (wanted.empty()) return false;
    const auto folded_name = fold_for_search(name);
    if (folded_name.starts_with(wanted)) return true;

    const auto letters = fold_pinyin(query);
    if (letters.empty()) return false;
    const std::string made = pinyin.empty() ? pinyin_of(name) : std::string(pinyin);
    auto syllables = split(made);
    if (is_beginning(letters, syllables)) return true;
    if (syllables.empty()) return false;
    for (const auto other : other_readings(folded_name)) {
        syllables[0] = other;
        if (is_beginning(letters, syllables)) return true;
    }
    return false;
}

bool reads_within(std::string_view query, std::string_view text) {
    // Letters alone are asked of hanzi alone: everything else is found by what it looks like.
    const auto is_ascii = [](unsigned char c) { return c < 0x80; };
    if (!std::all_of(query.begin(), query.end(), is_ascii) || std::all_of(text.begin(), text.end(), is_ascii))
        return false;
    const auto begins_character = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
    for (std::size_t from = 0; from < text.size(); ++from)
        if (begins_character(text[from]) && name_matches(query, text.substr(from), "")) return true;
    return false;
}

}  // namespace base
