#include "hub/accounts/visitor_name.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace hub {

namespace {

constexpr std::string_view master = "师傅";
constexpr std::size_t hanzi = 3;  // bytes of one in UTF-8 (RFC 3629), of the block that names are written in

// Of two characters: common knowledge, the frequent ones.
constexpr std::array<std::string_view, 18> compound_surnames{"欧阳", "诸葛", "上官", "司马", "司徒", "皇甫",
                                                             "东方", "令狐", "慕容", "尉迟", "长孙", "夏侯",
                                                             "公孙", "端木", "南宫", "独孤", "宇文", "轩辕"};
constexpr std::array<std::string_view, 10> team_ends{"班",   "组",   "队",     "部",     "公司",
                                                     "中心", "物业", "网格员", "值班室", "保洁"};

bool begins_with_hanzi(std::string_view text) {
    if (text.size() < hanzi) return false;
    const auto lead = static_cast<unsigned char>(text[0]);
    return lead >= 0xE4 && lead <= 0xE9;
}

std::string_view surname_of(std::string_view text) {
    const auto compound = std::find_if(compound_surnames.begin(), compound_surnames.end(),
                                       [&](std::string_view name) { return text.starts_with(name); });
    return text.substr(0, compound == compound_surnames.end() ? hanzi : compound->size());
}

// "Zhao师傅": of letters, one word alone.
std::string_view one_word_before(std::string_view text, std::size_t end) {
    if (end == std::string_view::npos) return "";
    const std::string_view word = text.substr(0, end);
    return std::all_of(word.begin(), word.end(), [](unsigned char c) { return std::isalpha(c); }) ? word : "";
}

// " 3 号": of up to three digits.
std::string which_of_two(std::string_view rest) {
    std::string digits;
    for (const char c : rest)
        if (std::isdigit(static_cast<unsigned char>(c))) digits += c;
    constexpr std::size_t most = 3;
    return digits.empty() || digits.size() > most ? std::string() : " " + digits + " 号";
}

}  // namespace

std::string visitor_name(const std::string& display) {
    if (display.empty()) return "";
    const bool is_team = std::any_of(team_ends.begin(), team_ends.end(),
                                     [&](std::string_view end) { return display.ends_with(end); });
    if (is_team) return display;
    const auto called = display.find(master);
    const std::string which =
        called == std::string::npos ? "" : which_of_two(display.substr(called + master.size()));
    const std::string surname(begins_with_hanzi(display) && called != 0 ? surname_of(display)
                                                                        : one_word_before(display, called));
    return surname + std::string(master) + which;
}

}  // namespace hub
