// The 8,105 characters of 《通用规范汉字表》, as the Unihan database lists them (kTGH).
#pragma once

#include <fstream>
#include <string>
#include <vector>

namespace fakes {

inline std::string to_utf8(char32_t c) {
    const auto tail = [c](int shift) { return static_cast<char>(0x80 | (c >> shift & 63)); };
    if (c < 0x10000) return {static_cast<char>(0xE0 | c >> 12), tail(6), tail(0)};
    return {static_cast<char>(0xF0 | c >> 18), tail(12), tail(6), tail(0)};
}

// `list` is Unihan_OtherMappings.txt, which the build unpacks (target unihan_mappings).
inline std::vector<std::string> general_standard(const std::string& list) {
    std::vector<std::string> characters;
    std::ifstream in(list);
    for (std::string line; std::getline(in, line);) {
        const auto field = line.find("\tkTGH\t");
        if (field == std::string::npos || line[0] != 'U') continue;
        characters.push_back(
            to_utf8(static_cast<char32_t>(std::stoul(line.substr(2, field - 2), nullptr, 16))));
    }
    return characters;
}

}  // namespace fakes
