#include "hub/web/wording.h"

#include <array>

#include <fmt/format.h>

#include "hub/clock.h"

namespace hub {

namespace {

using base::tr_mark;

constexpr std::array<std::string_view, 7> weekdays = {tr_mark("星期日"), tr_mark("星期一"), tr_mark("星期二"),
                                                      tr_mark("星期三"), tr_mark("星期四"), tr_mark("星期五"),
                                                      tr_mark("星期六")};
constexpr std::array<std::string_view, 12> months = {
    tr_mark("1月"), tr_mark("2月"), tr_mark("3月"), tr_mark("4月"),  tr_mark("5月"),  tr_mark("6月"),
    tr_mark("7月"), tr_mark("8月"), tr_mark("9月"), tr_mark("10月"), tr_mark("11月"), tr_mark("12月")};

}  // namespace

const std::string& in_language(const domain::Text& text, base::Language language) {
    return language == base::Language::en && !text.en.empty() ? text.en : text.zh;
}

std::string date_words(const base::Catalogue& words, base::WallTime t) {
    const auto civil = base::to_civil(t, utc_offset);
    return base::fill(words.tr("{month}{day}日 {weekday}"),
                      {{"month", words.tr(months[static_cast<std::size_t>(civil.month - 1)])},
                       {"day", std::to_string(civil.day)},
                       {"weekday", words.tr(weekdays[static_cast<std::size_t>(civil.weekday)])}});
}

std::string time_words(base::WallTime t) {
    const auto civil = base::to_civil(t, utc_offset);
    return fmt::format("{:02}:{:02}", civil.hour, civil.minute);
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

}  // namespace hub
