// Build step: Unihan_Readings.txt on stdin, a compact C++ table of toneless kMandarin readings on stdout.
// Format: Unicode Standard Annex 38; the first of several readings is the one for zh-Hans.
#include <algorithm>
#include <cstdint>
#include <iostream>
#include <map>
#include <string>
#include <string_view>

namespace {

constexpr std::string_view kAccented[] = {"aāáǎà", "eēéěèê", "iīíǐì", "oōóǒò",
                                          "uūúǔù", "vǖǘǚǜü", "nńňǹ",  "mḿ"};

std::string plain_letter(std::string_view utf8) {
    if (utf8.size() == 1) return std::string(utf8);
    for (const auto row : kAccented)
        if (row.find(utf8) != std::string_view::npos) return std::string(row.substr(0, 1));
    return {};  // a combining tone mark
}

std::string without_tones(std::string_view reading) {
    std::string plain;
    while (!reading.empty()) {
        const auto lead = static_cast<unsigned char>(reading[0]);
        const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : 3;
        plain += plain_letter(reading.substr(0, size));
        reading.remove_prefix(std::min(size, reading.size()));
    }
    return plain;
}

}  // namespace

int main() {
    std::map<std::uint32_t, std::string> readings;
    std::map<std::string, std::size_t> syllables;
    for (std::string line; std::getline(std::cin, line);) {
        const auto field = line.find("\tkMandarin\t");
        if (line.rfind("U+", 0) != 0 || field == std::string::npos) continue;
        const auto start = field + 11;
        const auto syllable =
            without_tones(std::string_view(line).substr(start, line.find(' ', start) - start));
        readings[static_cast<std::uint32_t>(std::stoul(line.substr(2, field - 2), nullptr, 16))] = syllable;
        syllables[syllable] = 0;
    }
    if (readings.size() < 20'000 || syllables.size() > 1024) {
        std::cerr << "this is not the Unihan database's file of readings\n";
        return 1;
    }
    std::size_t next = 0;
    std::cout
        << "// Made from Unihan_Readings.txt (Unicode license).\nconstexpr std::string_view kSyllables[] = {";
    for (auto& [syllable, index] : syllables) {
        index = next++;
        std::cout << '"' << syllable << "\",";
    }
    std::cout << "};\nconstexpr std::uint32_t kReadings[] = {";  // code point << 10 | index, ascending
    for (const auto& [character, syllable] : readings)
        std::cout << ((character << 10) | syllables[syllable]) << ",\n";
    std::cout << "};\n";
}
