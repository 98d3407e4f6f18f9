#include "hub/accounts/visitor_name.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace hub {

namespace {

constexpr std::size_t hanzi = 3;  // bytes of one in UTF-8 (RFC 3629), of the block that names are written in
constexpr std::size_t shortest = 2 * hanzi, longest_single = 3 * hanzi, longest = 4 * hanzi;

bool is_hanzi_alone(std::string_view text) {
    if (text.size() % hanzi != 0) return false;
    for (std::size_t at = 0; at < text.size(); at += hanzi) {
        const auto lead = static_cast<unsigned char>(text[at]);
        if (lead < 0xE4 || lead > 0xE9) return false;
    }
    return true;
}

}  // namespace

std::string visitor_name(const std::string& display) {
    constexpr std::array<std::string_view, 12> no_name{"师傅", "班",   "组",   "队",   "部",   "公司",
                                                       "中心", "物业", "老师", "网格", "值班", "保洁"};
    const bool says_so = std::any_of(no_name.begin(), no_name.end(), [&](std::string_view word) {
        return display.find(word) != std::string::npos;
    });
    if (says_so || !is_hanzi_alone(display) || display.size() < shortest || display.size() > longest)
        return display;
    // Four characters are mostly a surname of two and a name of two.
    const std::size_t surname = display.size() > longest_single ? 2 * hanzi : hanzi;
    return display.substr(0, surname) + "师傅";
}

}  // namespace hub
