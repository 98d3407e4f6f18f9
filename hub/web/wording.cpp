#include "hub/web/wording.h"

#include <array>
#include <cctype>

#include <fmt/format.h>

#include "base/text/dates.h"
#include "hub/clock.h"

namespace hub {

const std::string& in_language(const domain::Text& text, base::Language language) {
    return language == base::Language::en && !text.en.empty() ? text.en : text.zh;
}

std::string date_words(base::WallTime t, const base::Catalogue& words) {
    return base::format_date(base::to_civil(t, utc_offset), words);
}

std::string time_words(base::WallTime t) {
    return base::format_time(base::to_civil(t, utc_offset));
}

std::string moment_words(base::WallTime t, const base::Catalogue& words) {
    return date_words(t, words) + " " + time_words(t);
}

std::string soon_words(base::WallTime t, base::WallTime now, const base::Catalogue& words) {
    const bool today = base::civil_day(t, utc_offset) == base::civil_day(now, utc_offset);
    return today ? time_words(t) : moment_words(t, words);
}

std::string place_words(const domain::Place& place, base::Language language) {
    std::string text;
    const std::string* before = nullptr;
    for (const auto* part : {&place.building, &place.floor, &place.name}) {
        const auto& word = in_language(*part, language);
        // A building of one floor bears the floor's name.
        if (word.empty() || (before && *before == word)) continue;
        before = &word;
        if (!text.empty()) text += language == base::Language::en ? ", " : " ";
        text += word;
    }
    return text;
}

std::string callable(std::string_view phone) {
    constexpr std::string_view between = " ()";
    std::string dialled;
    for (const char c : phone) {
        if ((c >= '0' && c <= '9') || c == '-' || (c == '+' && dialled.empty()))
            dialled += c;
        else if (between.find(c) == std::string_view::npos)
            return {};
    }
    return dialled;
}

std::string encoded(std::string_view text) {
    constexpr std::string_view plain = "-_.~", digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) || plain.find(c) != std::string_view::npos)
            out += c;
        else
            out.append({'%', digits[byte >> 4], digits[byte & 15]});
    }
    return out;
}

}  // namespace hub
