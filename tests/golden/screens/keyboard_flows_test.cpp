// The complete keyboard on the page that has it.
#include "tests/golden/screens/flows.h"
#include "tests/golden/screens/shots.h"
#include "ui/screens/walk_in.h"
#include "ui/widgets/candidates.h"

namespace {

class Keyboard : public golden::Flows {
  protected:
    void key(std::string_view name) { tap(*page, "checkin.walkin.key." + std::string(name)); }
    void write(std::string_view letters) { type(*page, "checkin.walkin", letters); }
    const ui::Node* key_node(std::string_view name) {
        return node(*page, "checkin.walkin.key." + std::string(name));
    }
    // What the field says behind its name: "…: 王国".
    std::string text() {
        const std::string label = node(*page, "checkin.walkin.field")->label;
        const auto colon = label.find(": ");
        return colon == std::string::npos ? "" : label.substr(colon + 2);
    }

    std::unique_ptr<ui::Screen> page = ui::make_walk_in_screen(view.today->meetings[0]);
};

TEST_F(Keyboard, AChoiceForAPartLeavesTheOtherLetters) {
    write("wangjianguo");
    EXPECT_EQ(text(), "wang'jian'guo");
    key("candidate.1");
    EXPECT_EQ(text(), "王建guo");
    key("candidate.0");
    EXPECT_EQ(text(), "王建国");
    EXPECT_EQ(key_node("candidate.0"), nullptr);
}

TEST_F(Keyboard, TheGridShowsEveryCandidateByPages) {
    write("kongtiaoloushui");
    key("more");
    EXPECT_EQ(key_node("q"), nullptr);
    EXPECT_FALSE(key_node("before")->enabled);
    int candidates = 0, pages = 1;
    const auto count = [&] {
        taken = studio.take(*page, view, shot, false);
        for (const ui::Node& each : taken.tree.nodes())
            candidates += each.id.find(".candidate.") != std::string::npos ? 1 : 0;
    };
    for (count(); key_node("after")->enabled; count(), ++pages)
        key("after");
    EXPECT_EQ(candidates, static_cast<int>(studio.composer.candidates(1000).size()));
    EXPECT_EQ(pages, 3);
    key("before");
    EXPECT_NE(key_node("candidate.40"), nullptr);
    key("candidate.40");
    EXPECT_EQ(key_node("q"), nullptr) << "the rest of the letters is still to be chosen for";
    key("fewer");
    EXPECT_NE(key_node("q"), nullptr);
}

TEST_F(Keyboard, EraseTakesLettersFirstAndThenText) {
    write("wang");
    key("done");
    write("guo");
    key("erase");
    EXPECT_EQ(text(), "王gu");
    key("erase");
    key("erase");
    EXPECT_EQ(text(), "王");
    key("erase");
    EXPECT_EQ(text(), "");
}

TEST_F(Keyboard, AMarkDecidesWhatIsStillPinyin) {
    write("wangjianguo");
    key("u00b7");
    write("wang");
    key("space");
    EXPECT_EQ(text(), "王建国·王");
}

TEST_F(Keyboard, DigitsSymbolsAndCapitals) {
    key("digits");
    key("3");
    key("symbols");
    key("uff08");
    key("letters");
    key("tab.english");
    key("caps");
    EXPECT_TRUE(key_node("caps")->on);
    write("ab");
    key("caps");
    write("c");
    key("space");
    EXPECT_EQ(text(), "3（ABc ");
}

TEST_F(Keyboard, TheEnglishTabKeepsTheLetters) {
    write("wang");
    key("tab.english");
    EXPECT_EQ(text(), "wang");
    EXPECT_EQ(key_node("candidate.0"), nullptr);
}

TEST_F(Keyboard, HidingItDecidesAndTwoButtonsStandInItsPlace) {
    write("wang");
    key("hide");
    EXPECT_EQ(text(), "王");
    EXPECT_EQ(key_node("q"), nullptr);
    key("show");
    EXPECT_NE(key_node("q"), nullptr);
    key("hide");
    key("done");
    EXPECT_NE(node(*page, "checkin.walkin.done"), nullptr);
}

TEST_F(Keyboard, WithoutADictionaryLettersAreWritten) {
    studio.composer.works = false;
    EXPECT_FALSE(key_node("tab.pinyin")->enabled);
    write("anna");
    EXPECT_EQ(text(), "anna");
}

TEST_F(Keyboard, StaysInPinyinWhenTheLanguageChangesMeanwhile) {
    write("wang");
    shot.modes.language = "en";
    EXPECT_NE(key_node("candidate.0"), nullptr);
    key("candidate.0");
    EXPECT_EQ(key_node("split"), nullptr) << "English speakers get English letters";
    EXPECT_EQ(text(), "王");
}

constexpr const char* nine[] = {"abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz"};

TEST_F(Keyboard, SmallPanelsHaveNineKeysEachOfFullSize) {
    const auto of_full_size = [&] {
        for (const ui::Node& each : taken.tree.nodes()) {
            if (each.role != ui::NodeRole::key) continue;
            EXPECT_GE(std::min(each.rect.w, each.rect.h) * shot.mm_per_pixel, 17.9f) << each.id;
        }
    };
    for (int i = 0; i < 8; ++i) {
        shot = golden::small();
        if (i % 2 == 1) std::swap(shot.width, shot.height);
        shot.modes.low_reach = i / 2 % 2 == 1;
        if (i >= 4) shot.mm_per_pixel = .211f;  // 13 inch
        for (const char* name : nine)
            ASSERT_NE(key_node(name), nullptr) << name;
        EXPECT_EQ(key_node("q"), nullptr);
        of_full_size();
        for (const char c : std::string_view("kongtiaoloushui"))
            studio.composer.key(c);
        ASSERT_NE(key_node("more"), nullptr);
        of_full_size();
        key("more");
        ASSERT_NE(key_node("fewer"), nullptr);
        of_full_size();
        key("fewer");
        studio.composer.clear();
    }
}

TEST_F(Keyboard, FourOfTheNineKeysAndAChoiceGiveTheHanzi) {
    shot = golden::small();
    for (const char* name : {"wxyz", "abc", "mno", "ghi"})
        key(name);
    EXPECT_EQ(text(), "wang") << "letters, not digits";
    key("candidate.1");
    EXPECT_EQ(text(), "杨");
    for (const char* name : {"wxyz", "abc", "mno", "ghi"})
        key(name);
    key("erase");
    key("ghi");
    key("done");
    EXPECT_EQ(text(), "杨王");
}

TEST_F(Keyboard, OnlyPinyinHasNineKeys) {
    shot = golden::small();
    key("tab.english");
    EXPECT_NE(key_node("q"), nullptr);
    EXPECT_EQ(key_node("abc"), nullptr);
    key("digits");
    key("2");
    key("letters");
    key("tab.pinyin");
    EXPECT_NE(key_node("abc"), nullptr);
    EXPECT_EQ(text(), "2");
}

TEST_F(Keyboard, LargePanelsHave26KeysInEitherSizeOfText) {
    for (const bool large : {false, true}) {
        shot.modes.large_text = large;
        shot.mm_per_pixel = .248f;
        EXPECT_NE(key_node("q"), nullptr);
        EXPECT_EQ(key_node("abc"), nullptr);
        shot.mm_per_pixel = .22f;  // large text by itself, and 19 mm for a key
        EXPECT_NE(key_node("q"), nullptr);
        EXPECT_EQ(key_node("abc"), nullptr);
    }
}

TEST(CandidateFlow, FillsRowsAndBreaksWhereAWordDoesNotFit) {
    const std::vector<int> spans{3, 4, 2, 1, 1};
    const auto places = ui::flow(spans, 8, 2);
    ASSERT_EQ(places.size(), 5U);
    EXPECT_EQ(places[1].column, 3);
    EXPECT_EQ(places[2].row, 1) << "3 + 4 + 2 are more than 8";
    EXPECT_EQ(places[2].column, 0);
    EXPECT_EQ(places[4].column, 3);
}

TEST(CandidateFlow, LeavesTheNextPageWhatDoesNotFit) {
    const std::vector<int> spans{8, 8, 1, 20};
    EXPECT_EQ(ui::flow(spans, 8, 2).size(), 2U);
    EXPECT_EQ(ui::flow(spans, 8, 9)[3].span, 8) << "a sentence takes a whole row";
    EXPECT_TRUE(ui::flow({}, 8, 2).empty());
}

}  // namespace
