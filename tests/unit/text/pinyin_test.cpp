#include "base/text/pinyin.h"

#include <gtest/gtest.h>

#include "base/text/surnames.h"
#include "tests/fakes/general_standard.h"

namespace {

using base::name_matches;
using base::pinyin_of;

TEST(Pinyin, NamesAreReadAsNames) {
    const std::pair<const char*, const char*> table[] = {{"王建国", "wang jian guo"},
                                                         {"单雄信", "shan xiong xin"},
                                                         {"曾国藩", "zeng guo fan"},
                                                         {"仇英", "qiu ying"},
                                                         {"区建民", "ou jian min"},
                                                         {"解晓东", "xie xiao dong"},
                                                         {"查良镛", "zha liang yong"},
                                                         {"尉迟恭", "yu chi gong"},
                                                         {"长孙无忌", "zhang sun wu ji"},
                                                         {"吕布", "lv bu"},
                                                         {"欧阳娜娜", "ou yang na na"},
                                                         {"万俟咏", "mo qi yong"},
                                                         {"阿卜杜拉·买买提", "a bu du la mai mai ti"},
                                                         {"Anna Li", "anna li"},
                                                         {"𬀩", "wei"},
                                                         {"张𫖯", "zhang fu"},
                                                         {"王长安", "wang chang an"},
                                                         {"李晟", "li sheng"},
                                                         {"", ""},
                                                         {"★", ""}};
    for (const auto& [name, pinyin] : table)
        EXPECT_EQ(pinyin_of(name), pinyin) << name;
}

TEST(Pinyin, TheTableOfSurnamesHoldsExceptionsOnly) {
    for (const auto& [surname, reading] : base::surnames::kSingle) {
        const auto utf8 = fakes::to_utf8(surname[0]);
        EXPECT_NE(pinyin_of(utf8), reading) << utf8;
        EXPECT_EQ(pinyin_of(utf8 + "明"), std::string(reading) + " ming");
    }
}

TEST(Pinyin, EveryCharacterOfTheGeneralStandardHasAReading) {
    int characters = 0;
    for (const auto& c : fakes::general_standard(TGH_LIST)) {
        EXPECT_FALSE(pinyin_of(c).empty()) << c;
        ++characters;
    }
    EXPECT_EQ(characters, 8105);
}

TEST(NameMatches, HanziWithOrWithoutTheDot) {
    EXPECT_TRUE(name_matches("王建国", "王建国", "wang jian guo"));
    EXPECT_TRUE(name_matches("王建", "王建国", "wang jian guo"));
    EXPECT_FALSE(name_matches("建国", "王建国", "wang jian guo"));
    EXPECT_FALSE(name_matches("王建国华", "王建国", "wang jian guo"));
    EXPECT_TRUE(name_matches("阿卜杜拉买买提", "阿卜杜拉·买买提", ""));
    EXPECT_TRUE(name_matches("阿卜杜拉•买", "阿卜杜拉·买买提", ""));
    EXPECT_TRUE(name_matches("张𫖯", "张𫖯", ""));
    EXPECT_FALSE(name_matches("张𫖮", "张𫖯", ""));
}

TEST(NameMatches, PinyinInEveryUsualSpelling) {
    for (const char* query : {"wangjianguo", "wang jian guo", "Wang Jianguo", "ＷＪＧ", "wjg", "wjianguo",
                              "wangjg", "w", "wang", "wangj", "wáng jiàn guó", "wang'jian'guo"})
        EXPECT_TRUE(name_matches(query, "王建国", "wang jian guo")) << query;
    for (const char* query : {"", " ", "jianguo", "jg", "wangjianguox", "wjgx", "li", "wangx", "123"})
        EXPECT_FALSE(name_matches(query, "王建国", "wang jian guo")) << query;
}

TEST(NameMatches, InitialsMayBeTwoLetters) {
    EXPECT_TRUE(name_matches("zhsh", "张帅", "zhang shuai"));
    EXPECT_TRUE(name_matches("zs", "张帅", "zhang shuai"));
    EXPECT_TRUE(name_matches("xa", "西安", "xi an"));
    EXPECT_TRUE(name_matches("xian", "西安", "xi an"));
}

TEST(NameMatches, UmlautsAsPeopleTypeThem) {
    for (const char* query : {"lv", "lü", "lu", "lyu", "lǚ", "lvbu", "lyubu", "lubu", "lb"})
        EXPECT_TRUE(name_matches(query, "吕布", "lv bu")) << query;
    EXPECT_FALSE(name_matches("lou", "吕布", "lv bu"));
}

TEST(NameMatches, ASurnameHasItsOtherReadings) {
    for (const char* query : {"qin", "tan", "qxh", "txh"})
        EXPECT_TRUE(name_matches(query, "覃小红", "qin xiao hong")) << query;
    EXPECT_TRUE(name_matches("dan", "单雄信", "shan xiong xin"));
    EXPECT_TRUE(name_matches("wei chi", "尉迟恭", "wei chi gong"));
    EXPECT_TRUE(name_matches("yuchi", "尉迟恭", ""));
}

TEST(NameMatches, HostileQueriesEndSoon) {
    EXPECT_FALSE(name_matches(std::string(4096, 'a') + "b", "阿阿阿阿阿阿阿阿阿阿阿阿", ""));
    std::string long_name;
    for (int i = 0; i < 200; ++i)
        long_name += "阿";
    EXPECT_FALSE(name_matches(std::string(100, 'a') + "b", long_name, ""));
    EXPECT_TRUE(name_matches(std::string(100, 'a'), long_name, ""));
    EXPECT_FALSE(name_matches("' OR 1=1 --", "王建国", "wang jian guo"));
    EXPECT_FALSE(name_matches("\xFF\xFE", "王建国", "wang jian guo"));
    EXPECT_FALSE(name_matches("%", "王建国", "wang jian guo"));
}

}  // namespace
