// Every character of the General Standard can be typed by its own reading.
#include <algorithm>
#include <functional>
#include <iostream>
#include <map>

#include <gtest/gtest.h>

#include "base/text/pinyin.h"
#include "tests/fakes/general_standard.h"
#include "tests/unit/input/opened.h"

namespace {

// Unihan's reading; the two that are no syllable are typed as dictionaries write them.
std::string letters_of(const std::string& character) {
    const std::string reading = base::pinyin_of(character);
    return reading == "m" ? "mu" : reading == "n" ? "en" : reading;
}

// How many of the 8,105 are among the candidates for their own reading.
std::size_t reached_by(ui::Composer& composer, const std::function<std::string(std::string)>& keys_of) {
    std::map<std::string, std::vector<std::string>> by_reading;
    for (const std::string& character : fakes::general_standard(TGH_LIST))
        by_reading[letters_of(character)].push_back(character);
    std::size_t reached = 0, in_first_40 = 0, deepest = 0;
    for (const auto& [reading, characters] : by_reading) {
        tests::type(composer, keys_of(reading));
        const auto candidates = composer.candidates(3000);
        for (const std::string& character : characters) {
            const auto found = std::find(candidates.begin(), candidates.end(), character);
            EXPECT_NE(found, candidates.end()) << character << ' ' << reading;
            if (found == candidates.end()) continue;
            const auto place = static_cast<std::size_t>(found - candidates.begin());
            ++reached;
            in_first_40 += place < 40 ? 1 : 0;
            deepest = std::max(deepest, place);
        }
        composer.clear();
    }
    std::cout << reached << " reached, " << in_first_40 << " of them among the first 40, the last in place "
              << deepest + 1 << '\n';
    return reached;
}

TEST(Reach, EachOfThe8105IsACandidateForItsReading) {
    const auto composer = tests::opened();
    EXPECT_EQ(reached_by(*composer, [](std::string reading) { return reading; }), 8105u);
}

TEST(Reach, AndByNineKeys) {
    const auto composer = tests::opened_by_nine();
    EXPECT_EQ(reached_by(*composer, tests::nine_of), 8105u);
}

}  // namespace
