// A composer on the built dictionary, opened before the test goes on.
#pragma once

#include <algorithm>
#include <future>
#include <memory>
#include <stdexcept>
#include <string>

#include <gtest/gtest.h>

#include "assets/assets.h"
#include "ui/input/rime_composer.h"

namespace tests {

inline std::unique_ptr<ui::RimeComposer> opened(bool fuzzy = false) {
    std::promise<std::string> answer;
    auto composer = std::make_unique<ui::RimeComposer>(
        ui::PinyinOptions{assets::path("pinyin"), fuzzy,
                          [&](const base::Error& error) { answer.set_value(base::describe(error)); },
                          [&] { answer.set_value({}); }});
    if (const std::string problem = answer.get_future().get(); !problem.empty())
        throw std::runtime_error(problem);
    return composer;
}

inline void type(ui::Composer& composer, std::string_view letters) {
    for (const char c : letters)
        composer.key(c);
}

// The keys of nine under these letters.
inline std::string nine_of(std::string letters) {
    for (char& c : letters)
        if (c >= 'a' && c <= 'z') c = "22233344455566677778889999"[c - 'a'];
    return letters;
}

inline std::size_t place_of(ui::Composer& composer, std::string_view hanzi) {
    const auto& all = composer.candidates(200);
    return static_cast<std::size_t>(std::find(all.begin(), all.end(), hanzi) - all.begin());
}

// What was struck is "kongtiaoloushui": chosen part by part, one part taken back.
inline void expect_choices_by_parts(ui::Composer& composer) {
    const auto part = place_of(composer, "空调");
    ASSERT_LT(part, composer.candidates(200).size());
    composer.choose(part);
    EXPECT_EQ(composer.shown(), "空调lou'shui");
    EXPECT_EQ(composer.take(), "");
    composer.choose(place_of(composer, "漏"));
    EXPECT_EQ(composer.shown(), "空调漏shui");
    composer.erase();
    EXPECT_EQ(composer.shown(), "空调lou'shui");
    composer.choose(place_of(composer, "漏水"));
    EXPECT_EQ(composer.take(), "空调漏水");
}

inline std::unique_ptr<ui::RimeComposer> opened_by_nine(bool fuzzy = false) {
    auto composer = opened(fuzzy);
    composer->use(ui::PinyinKeys::nine);
    return composer;
}

}  // namespace tests
