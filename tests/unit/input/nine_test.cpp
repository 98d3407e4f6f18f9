// Pinyin by nine keys: letters are shown, whatever digits the engine thinks in.
#include <algorithm>

#include <gtest/gtest.h>

#include "tests/unit/input/opened.h"
#include "ui/input/nine_keys.h"

namespace {

using tests::place_of;
using ui::PinyinKeys;
using ui::spelled_by_nine;

TEST(SpelledByNine, ShowsAsManyLettersAsWereStruck) {
    EXPECT_EQ(spelled_by_nine("54'426", "ji'hao"), "ji'hao");
    EXPECT_EQ(spelled_by_nine("56", "kong"), "ko");
    EXPECT_EQ(spelled_by_nine("5'8'5'7", "kong'tiao'lou'shui"), "k't'l's");
    EXPECT_EQ(spelled_by_nine("52'", "ka"), "ka'");
    EXPECT_EQ(spelled_by_nine("", "ka"), "");
}

TEST(SpelledByNine, WritesUUmlautAsItIsRead) {
    EXPECT_EQ(spelled_by_nine("68'58", "nv'lv"), "nü'lü");
    EXPECT_EQ(spelled_by_nine("58", "ju"), "ju");
}

TEST(SpelledByNine, OtherLettersThanThoseStruckShowTheWholeSyllable) {
    EXPECT_EQ(spelled_by_nine("226", "chan"), "chan") << "can, for one who does not tell them apart";
}

TEST(SpelledByNine, KeysBeyondTheReadingGiveTheirFirstLetter) {
    EXPECT_EQ(spelled_by_nine("5664842", "kong"), "kongtga");
    EXPECT_EQ(spelled_by_nine("52'79", ""), "ja'pw");
}

class NineTest : public testing::Test {
  protected:
    void strike(std::string_view letters) { tests::type(*composer_, tests::nine_of(std::string(letters))); }

    std::unique_ptr<ui::RimeComposer> composer_ = tests::opened_by_nine();
};

TEST_F(NineTest, ShowsTheLettersOfTheBestCandidate) {
    tests::type(*composer_, "56648426");
    EXPECT_EQ(composer_->candidates(1).at(0), "空调");
    EXPECT_EQ(composer_->shown(), "kong'tiao");
    composer_->choose(0);
    EXPECT_EQ(composer_->take(), "空调");
    EXPECT_EQ(composer_->shown(), "");
}

// Any three keys, those that spell nothing too.
TEST_F(NineTest, NeverShowsADigit) {
    for (int keys = 0; keys < 512; ++keys) {
        for (int place = 0, rest = keys; place < 3; ++place, rest /= 8)
            composer_->key(static_cast<char>('2' + rest % 8));
        const std::string_view shown = composer_->shown();
        EXPECT_FALSE(shown.empty());
        EXPECT_EQ(shown.find_first_of("0123456789"), std::string_view::npos) << shown;
        composer_->clear();
    }
}

TEST_F(NineTest, AChoiceForTheFirstPartLeavesTheRest) {
    strike("kongtiaoloushui");
    EXPECT_EQ(composer_->shown(), "kong'tiao'lou'shui");
    tests::expect_choices_by_parts(*composer_);
}

// While a sentence is typed there is something to choose after each key: never "no such pinyin".
TEST_F(NineTest, EveryBeginningOfASentenceHasCandidates) {
    for (const char c : tests::nine_of("huiyishiliudekongtiaoloushuishuangchuang")) {
        composer_->key(c);
        EXPECT_FALSE(composer_->candidates(1).empty()) << composer_->shown();
    }
}

// First letters alone are no pinyin here: a sentence of them would cost more than a frame.
TEST_F(NineTest, KeysThatSpellNothingSaySo) {
    tests::type(*composer_, "7777777");
    EXPECT_EQ(composer_->shown(), "ppppppp");
    EXPECT_TRUE(composer_->candidates(1).empty());
    composer_->take_letters();
    EXPECT_EQ(composer_->take(), "ppppppp");
}

TEST_F(NineTest, AnApostropheDivides) {
    strike("xi'an");
    EXPECT_EQ(composer_->shown(), "xi'an");
    EXPECT_EQ(place_of(*composer_, "西安"), 0u);
}

TEST_F(NineTest, ErasesKeyByKey) {
    strike("nih");
    composer_->erase();
    EXPECT_EQ(composer_->shown().size(), 2u);
    composer_->erase();
    composer_->erase();
    EXPECT_EQ(composer_->shown(), "");
}

TEST_F(NineTest, TakesTheLettersThatAreShown) {
    strike("kongtiaoloushui");
    composer_->choose(place_of(*composer_, "空调"));
    composer_->take_letters();
    EXPECT_EQ(composer_->take(), "空调loushui");
    EXPECT_EQ(composer_->shown(), "");
}

TEST_F(NineTest, TheKeysStayWhileSomethingIsComposed) {
    strike("hao");
    composer_->use(PinyinKeys::letters);
    EXPECT_EQ(composer_->keys(), PinyinKeys::nine);
    composer_->key('a');
    EXPECT_EQ(composer_->shown(), "hao") << "a letter is none of the nine keys";
    composer_->clear();
    composer_->use(PinyinKeys::letters);
    EXPECT_EQ(composer_->keys(), PinyinKeys::letters);
    tests::type(*composer_, "hao");
    composer_->key('2');
    EXPECT_EQ(composer_->shown(), "hao") << "and a digit chooses nothing";
    EXPECT_EQ(composer_->take(), "");
}

TEST_F(NineTest, AChangeOfKeysLosesNothingThatWasDecided) {
    strike("kongtiao");
    composer_->choose(0);
    composer_->use(PinyinKeys::letters);
    EXPECT_EQ(composer_->take(), "空调");
}

TEST_F(NineTest, AWipeEndsWhatWasBegun) {
    strike("kongtiaoloushui");
    composer_->choose(place_of(*composer_, "空调"));
    composer_->wipe();
    EXPECT_EQ(composer_->shown(), "");
    EXPECT_EQ(composer_->take(), "");
    EXPECT_TRUE(composer_->candidates(5).empty());
    composer_->key('2');
    EXPECT_EQ(composer_->shown(), "a");
}

TEST(Nine, FuzzyLettersAreAChoice) {
    const auto fuzzy = tests::opened_by_nine(true);
    tests::type(*fuzzy, tests::nine_of("zongguo"));
    EXPECT_LT(place_of(*fuzzy, "中国"), 12u);
    fuzzy->clear();
    tests::type(*fuzzy, tests::nine_of("cisi"));
    EXPECT_EQ(fuzzy->shown().find_first_of("0123456789"), std::string_view::npos) << fuzzy->shown();
}

}  // namespace
