#include "base/picture/utf8.h"

namespace base {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

// The length that the first byte promises, 0 for a byte that cannot be first.
std::size_t promised_length(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead < 0xE0) return 2;
    if (lead >= 0xE0 && lead < 0xF0) return 3;
    if (lead >= 0xF0 && lead < 0xF5) return 4;
    return 0;
}

char32_t take_one(std::string_view& rest) {
    const auto lead = static_cast<unsigned char>(rest[0]);
    const std::size_t length = promised_length(lead);
    char32_t c = length == 1 ? lead : lead & (0xFFu >> (length + 1));
    bool good = length != 0 && length <= rest.size();
    for (std::size_t i = 1; good && i < length; ++i) {
        good = (rest[i] & 0xC0) == 0x80;
        c = c << 6 | (rest[i] & 0x3F);
    }
    constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    good = good && c >= smallest[length] && c <= 0x10FFFF && !(c >= 0xD800 && c < 0xE000);
    rest.remove_prefix(good ? length : 1);
    return good ? c : kReplacement;
}

}  // namespace

std::u32string decode_utf8(std::string_view utf8) {
    std::u32string text;
    while (!utf8.empty())
        text += take_one(utf8);
    return text;
}

}  // namespace base
