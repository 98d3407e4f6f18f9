#include "ui/screens/kind_search.h"

#include <string>

#include <gtest/gtest.h>

namespace {

domain::Category kind(const std::string& id, const std::string& group, domain::Text name,
                      std::vector<domain::Text> phrases = {}, std::vector<std::string> synonyms = {}) {
    domain::Category made;
    made.id = id;
    made.group = group;
    made.name = std::move(name);
    made.phrases = std::move(phrases);
    made.synonyms = std::move(synonyms);
    return made;
}

const std::vector<domain::Category>& kinds_of_the_house() {
    static const std::vector<domain::Category> all{
        kind("water", "", {"水", "Water"}),
        kind("water.leak", "water", {"漏水", "Leak"}, {{"空调漏水", "The air conditioner leaks"}}, {"渗水"}),
        kind("water.toilet", "water", {"厕所堵塞", "Blocked toilet"}, {{"马桶堵了", ""}}, {"马桶", "下水道"}),
        kind("power", "", {"电", "Power"}),
        kind("power.light", "power", {"灯不亮", "Light out"}, {}, {"照明"})};
    return all;
}

std::string found_kinds(std::string_view query) {
    std::string ids;
    for (const domain::Category* kind : ui::find_kinds(kinds_of_the_house(), query).kinds)
        ids += (ids.empty() ? "" : " ") + kind->id;
    return ids;
}

}  // namespace

TEST(KindSearch, FindsWhatPeopleCallIt) {
    EXPECT_EQ(found_kinds("马桶"), "water.toilet");
    EXPECT_EQ(found_kinds("下水"), "water.toilet") << "a part of a word";
    EXPECT_EQ(found_kinds("照明"), "power.light");
    EXPECT_EQ(found_kinds("toilet"), "water.toilet");
    EXPECT_EQ(found_kinds("LEAK"), "water.leak");
}

TEST(KindSearch, FindsAWordInAWholeSentence) {
    EXPECT_EQ(found_kinds("三楼的马桶又坏了"), "water.toilet");
    EXPECT_EQ(found_kinds("会议室照明有问题"), "power.light");
}

TEST(KindSearch, FindsASoundAndItsFirstLetters) {
    EXPECT_EQ(found_kinds("matong"), "water.toilet");
    EXPECT_EQ(found_kinds("mt"), "water.toilet");
    EXPECT_EQ(found_kinds("deng"), "power.light");
    EXPECT_EQ(found_kinds("dbl"), "power.light");
    EXPECT_EQ(found_kinds("loushui"), "water.leak");
}

TEST(KindSearch, TheClosestComesFirstAndIsSureOnlyWhereNoOtherIsAsClose) {
    EXPECT_EQ(found_kinds("空调漏水"), "water.leak");
    EXPECT_TRUE(ui::find_kinds(kinds_of_the_house(), "空调漏水").sure);
    EXPECT_TRUE(ui::find_kinds(kinds_of_the_house(), "三楼的马桶又坏了").sure);
    EXPECT_EQ(found_kinds("漏水，马桶也堵了"), "water.leak water.toilet");
    EXPECT_FALSE(ui::find_kinds(kinds_of_the_house(), "漏水，马桶也").sure) << "two are named";
    EXPECT_FALSE(ui::find_kinds(kinds_of_the_house(), "mt").sure) << "a sound is a guess";
    EXPECT_FALSE(ui::find_kinds(kinds_of_the_house(), "dt").sure) << "as it lies in a Blocked toilet";
    EXPECT_TRUE(ui::find_kinds(kinds_of_the_house(), "leak").sure);
}

TEST(KindSearch, FindsNothingForNothingAndNoGroup) {
    EXPECT_EQ(found_kinds(""), "");
    EXPECT_EQ(found_kinds("  "), "");
    EXPECT_EQ(found_kinds("zzz"), "");
    EXPECT_EQ(found_kinds("Power"), "");
}
