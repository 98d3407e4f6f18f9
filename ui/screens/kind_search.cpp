#include "ui/screens/kind_search.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/text/fold.h"
#include "base/text/pinyin.h"

namespace ui {
namespace {

using domain::Category;

// How much of a word it is: a hanzi says as much as two letters.
int weight(const std::u32string& folded) {
    int all = 0;
    for (const char32_t c : folded)
        all += c < 0x80 ? 1 : 2;
    return all;
}

constexpr int least_letters = 4;  // fewer lie by chance in some long word: "dt" in "blocked toilet"

// 0: not meant; 1: it sounds like it; then by how much is the same.
int closeness(const std::u32string& folded, std::string_view query, std::string_view word) {
    const std::u32string called = base::fold_for_search(word);
    if (called.empty()) return 0;
    if (called == folded) return 1 + std::max(weight(folded), least_letters);
    constexpr std::size_t least = 2;  // one character alone ("水") is in half of all sentences
    const bool letters = std::all_of(folded.begin(), folded.end(), [](char32_t c) { return c < 0x80; });
    if (called.find(folded) != std::u32string::npos)
        return letters && weight(folded) < least_letters ? 1 : 1 + weight(folded);
    if (called.size() >= least && folded.find(called) != std::u32string::npos) return 1 + weight(called);
    return base::reads_within(query, word) ? 1 : 0;
}

int closeness(const std::u32string& folded, std::string_view query, const Category& category) {
    int best =
        std::max(closeness(folded, query, category.name.zh), closeness(folded, query, category.name.en));
    for (const domain::Text& phrase : category.phrases)
        for (const std::string* words : {&phrase.zh, &phrase.en})
            best = std::max(best, closeness(folded, query, *words));
    for (const std::string& synonym : category.synonyms)
        best = std::max(best, closeness(folded, query, synonym));
    return best;
}

}  // namespace

KindsFound find_kinds(const std::vector<Category>& categories, std::string_view query) {
    KindsFound found;
    const std::u32string folded = base::fold_for_search(query);
    if (folded.empty()) return found;
    std::vector<std::pair<int, const Category*>> meant;
    for (const Category& category : categories) {
        const bool group = std::any_of(categories.begin(), categories.end(),
                                       [&](const Category& other) { return other.group == category.id; });
        if (const int close = group ? 0 : closeness(folded, query, category))
            meant.emplace_back(close, &category);
    }
    std::stable_sort(meant.begin(), meant.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& [close, category] : meant)
        found.kinds.push_back(category);
    constexpr int least_sure = 1 + least_letters;  // two hanzi: one alone may be anything's
    found.sure = !meant.empty() && meant[0].first >= least_sure &&
                 (meant.size() == 1 || meant[1].first < meant[0].first);
    return found;
}

}  // namespace ui
