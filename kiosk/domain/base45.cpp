#include "kiosk/domain/base45.h"

#include <array>

namespace domain {

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

constexpr std::array<std::int8_t, 256> digits = [] {
    std::array<std::int8_t, 256> table{};
    table.fill(-1);
    for (std::size_t i = 0; i < alphabet.size(); ++i)
        table[static_cast<unsigned char>(alphabet[i])] = static_cast<std::int8_t>(i);
    return table;
}();

int digit(char c) {
    return digits[static_cast<unsigned char>(c)];
}

}  // namespace

std::string encode_base45(std::span<const std::uint8_t> bytes) {
    std::string text;
    text.reserve((bytes.size() / 2) * 3 + 2);
    std::size_t i = 0;
    for (; i + 1 < bytes.size(); i += 2) {
        const unsigned n = bytes[i] * 256u + bytes[i + 1];
        text += {alphabet[n % 45], alphabet[n / 45 % 45], alphabet[n / 2025]};
    }
    if (i < bytes.size()) text += {alphabet[bytes[i] % 45u], alphabet[bytes[i] / 45u]};
    return text;
}

std::optional<std::vector<std::uint8_t>> decode_base45(std::string_view text) {
    if (text.size() % 3 == 1) return std::nullopt;
    std::vector<std::uint8_t> bytes;
    bytes.reserve(text.size() / 3 * 2 + 1);
    for (std::size_t i = 0; i < text.size(); i += 3) {
        const bool pair = i + 2 < text.size();
        const int a = digit(text[i]), b = digit(text[i + 1]), c = pair ? digit(text[i + 2]) : 0;
        if (a < 0 || b < 0 || c < 0) return std::nullopt;
        const int n = a + b * 45 + c * 2025;
        if (n > (pair ? 0xffff : 0xff)) return std::nullopt;
        if (pair) bytes.push_back(static_cast<std::uint8_t>(n >> 8));
        bytes.push_back(static_cast<std::uint8_t>(n & 0xff));
    }
    return bytes;
}

}  // namespace domain
