#include <algorithm>
#include <filesystem>
#include <map>

#include <gtest/gtest.h>

#include "tests/unit/input/opened.h"

namespace {

namespace fs = std::filesystem;

using tests::place_of;

class ComposerTest : public testing::Test {
  protected:
    std::unique_ptr<ui::RimeComposer> composer_ = tests::opened();
};

TEST_F(ComposerTest, ShowsApostrophesAndTheWholePhraseFirst) {
    tests::type(*composer_, "kongtiaoloushui");
    EXPECT_EQ(composer_->shown(), "kong'tiao'lou'shui");
    ASSERT_FALSE(composer_->candidates(1).empty());
    EXPECT_EQ(composer_->candidates(1)[0], "空调漏水");
    EXPECT_EQ(composer_->take(), "");
    composer_->choose(0);
    EXPECT_EQ(composer_->take(), "空调漏水");
    EXPECT_EQ(composer_->take(), "");
    EXPECT_EQ(composer_->shown(), "");
    EXPECT_TRUE(composer_->candidates(9).empty());
}

TEST_F(ComposerTest, AChoiceForTheFirstPartLeavesTheRest) {
    tests::type(*composer_, "kongtiaoloushui");
    tests::expect_choices_by_parts(*composer_);
}

TEST_F(ComposerTest, ErasesLetterByLetter) {
    tests::type(*composer_, "nih");
    composer_->erase();
    EXPECT_EQ(composer_->shown(), "ni");
    composer_->erase();
    composer_->erase();
    EXPECT_EQ(composer_->shown(), "");
    composer_->erase();
    EXPECT_EQ(composer_->shown(), "");
}

TEST_F(ComposerTest, AnApostropheDivides) {
    tests::type(*composer_, "xian");
    EXPECT_LT(place_of(*composer_, "先"), 3u);
    composer_->clear();
    tests::type(*composer_, "xi'an");
    EXPECT_EQ(place_of(*composer_, "西安"), 0u);
}

TEST_F(ComposerTest, FirstLettersWillDo) {
    tests::type(*composer_, "ktls");
    EXPECT_LT(place_of(*composer_, "空调漏水"), 5u);
}

TEST_F(ComposerTest, WritesUUmlautAsItIsRead) {
    tests::type(*composer_, "nv");
    EXPECT_EQ(composer_->shown(), "nü");
    EXPECT_EQ(place_of(*composer_, "女"), 0u);
}

TEST_F(ComposerTest, WhatIsNoPinyinIsTakenAsLetters) {
    tests::type(*composer_, "vvv");
    composer_->take_letters();
    EXPECT_EQ(composer_->take(), "vvv");
    EXPECT_EQ(composer_->shown(), "");
}

TEST_F(ComposerTest, HoldsNoMoreLettersThanALineHas) {
    for (int i = 0; i < 500; ++i)
        composer_->key('a');
    composer_->take_letters();
    EXPECT_EQ(composer_->take().size(), ui::Composer::longest_input);
}

TEST_F(ComposerTest, ChoosingWhatIsNotThereDoesNothing) {
    composer_->choose(3);
    tests::type(*composer_, "hao");
    composer_->choose(100000);
    EXPECT_EQ(composer_->shown(), "hao");
    EXPECT_EQ(composer_->take(), "");
}

TEST_F(ComposerTest, NamesOfThePeopleAreWithinReach) {
    const std::pair<const char*, const char*> names[] = {{"ouyang", "欧阳"},
                                                         {"ayiguli", "阿依古丽"},
                                                         {"maimaiti", "买买提"},
                                                         {"shangguan", "上官"},
                                                         {"yuchi", "尉迟"}};
    for (const auto& [letters, hanzi] : names) {
        tests::type(*composer_, letters);
        EXPECT_LT(place_of(*composer_, hanzi), 10u) << hanzi;
        composer_->clear();
    }
}

TEST_F(ComposerTest, ANameComesBeforeWordsThatMerelySoundLikeIt) {
    const std::pair<const char*, const char*> names[] = {
        {"wangjianguo", "王建国"}, {"zhangjianguo", "张建国"}, {"zhangwei", "张伟"},
        {"lina", "李娜"},          {"liuzhiqiang", "刘志强"},  {"chenxiuying", "陈秀英"},
        {"sunxiaohong", "孙晓红"}, {"zhaoyonggang", "赵永刚"}};
    for (const auto& [letters, hanzi] : names) {
        tests::type(*composer_, letters);
        EXPECT_LT(place_of(*composer_, hanzi), 3u) << hanzi;
        composer_->clear();
    }
    tests::type(*composer_, "liming");
    EXPECT_EQ(place_of(*composer_, "黎明"), 0u) << "an ordinary word of the same reading stays first";
}

// A public machine does not learn: the order stays, whatever was chosen before, in this visit and in the
// next.
TEST_F(ComposerTest, LearnsNothing) {
    const auto order = [&] {
        tests::type(*composer_, "shishi");
        auto all = composer_->candidates(50);
        composer_->clear();
        return all;
    };
    const auto before = order();
    for (int i = 0; i < 20; ++i) {
        tests::type(*composer_, "shishi");
        composer_->choose(7);
        composer_->take();
    }
    EXPECT_EQ(order(), before);
    composer_->wipe();
    EXPECT_EQ(order(), before);
}

TEST_F(ComposerTest, AWipeEndsWhatWasBegun) {
    tests::type(*composer_, "kongtiaoloushui");
    composer_->choose(place_of(*composer_, "空调"));
    composer_->wipe();
    EXPECT_EQ(composer_->shown(), "");
    EXPECT_EQ(composer_->take(), "");
    EXPECT_TRUE(composer_->candidates(5).empty());
    composer_->key('a');
    EXPECT_EQ(composer_->shown(), "a");
}

TEST_F(ComposerTest, WritesNothingToTheDisk) {
    const auto files = [] {
        std::map<std::string, fs::file_time_type> all;
        for (const auto& entry : fs::recursive_directory_iterator(assets::path("pinyin")))
            all[entry.path().string()] = entry.last_write_time();
        return all;
    };
    const auto before = files();
    tests::type(*composer_, "kongtiaoloushui");
    composer_->choose(0);
    composer_.reset();
    EXPECT_EQ(files(), before);
    EXPECT_FALSE(fs::exists(assets::path("pinyin/none")));
}

TEST(Composer, FuzzyLettersAreAChoice) {
    {
        const auto strict = tests::opened();
        tests::type(*strict, "lihao");
        EXPECT_GT(place_of(*strict, "你好"), 20u);
    }
    const auto fuzzy = tests::opened(true);
    for (const auto& [letters, hanzi] : std::map<std::string, std::string>{{"lihao", "你好"},
                                                                           {"zongguo", "中国"},
                                                                           {"cisi", "此时"},
                                                                           {"sifu", "师傅"},
                                                                           {"noushui", "漏水"}}) {
        tests::type(*fuzzy, letters);
        EXPECT_LT(place_of(*fuzzy, hanzi), 12u) << letters;
        fuzzy->clear();
    }
}

TEST(Composer, WithoutADictionaryLettersStayLettersAndTheLogHearsOfIt) {
    std::promise<base::Error> warned;
    ui::RimeComposer composer(
        {"/nowhere", false, [&](const base::Error& error) { warned.set_value(error); }, {}});
    EXPECT_EQ(warned.get_future().get().kind, base::ErrorKind::not_found);
    EXPECT_FALSE(composer.composes());
    EXPECT_FALSE(composer.opening());
    tests::type(composer, "nihao");
    EXPECT_EQ(composer.shown(), "");
    EXPECT_TRUE(composer.candidates(5).empty());
}

}  // namespace
