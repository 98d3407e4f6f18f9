#include "base/text/plural.h"

#include <vector>

#include <gtest/gtest.h>

namespace {

using base::PluralRule;

std::vector<std::size_t> forms(const char* field, std::initializer_list<std::uint64_t> counts) {
    const auto rule = PluralRule::parse(field);
    if (!rule) return {};
    std::vector<std::size_t> all;
    for (const std::uint64_t n : counts)
        all.push_back(rule->form(n));
    return all;
}
using Forms = std::vector<std::size_t>;

// The rules are those that gettext's manual prints for these languages.
TEST(Plural, FollowsTheRulesOfManyLanguages) {
    EXPECT_EQ(forms("nplurals=1; plural=0;", {0, 1, 2}), (Forms{0, 0, 0}));
    EXPECT_EQ(forms("nplurals=2; plural=(n != 1);", {0, 1, 2, 21}), (Forms{1, 0, 1, 1}));
    EXPECT_EQ(forms("nplurals=2; plural=n>1", {0, 1, 2}), (Forms{0, 0, 1}));
    const char* russian =
        "nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : "
        "2;";
    EXPECT_EQ(forms(russian, {1, 2, 5, 11, 12, 21, 22, 25, 111}), (Forms{0, 1, 2, 2, 2, 0, 1, 2, 2}));
    const char* arabic =
        "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;";
    EXPECT_EQ(forms(arabic, {0, 1, 2, 3, 11, 100, 103}), (Forms{0, 1, 2, 3, 4, 5, 3}));
}

TEST(Plural, BindsAsCDoes) {
    EXPECT_EQ(forms("nplurals=6; plural=1+2*2-n*0", {7}), (Forms{5}));
    EXPECT_EQ(forms("nplurals=2; plural=!n == 1 || n > 2 && 0", {0, 1, 3}), (Forms{1, 0, 0}));
    EXPECT_EQ(forms("nplurals=2; plural=!(n==1)", {1, 2}), (Forms{0, 1}));
}

TEST(Plural, WhatIsNoRuleIsRefused) {
    for (const char* field : {"", "nplurals=2;", "plural=0;", "nplurals=0; plural=0;",
                              "nplurals=7; plural=0;", "nplurals=2; plural=n;", "nplurals=2; plural=1/0;",
                              "nplurals=2; plural=n%n;", "nplurals=2; plural=(1;", "nplurals=2; plural=1);",
                              "nplurals=2; plural=m;", "nplurals=2; plural=1 ? 0;"}) {
        EXPECT_FALSE(PluralRule::parse(field)) << field;
    }
    const std::string deep = "nplurals=2; plural=" + std::string(100'000, '(') + "0";
    EXPECT_FALSE(PluralRule::parse(deep));
    EXPECT_FALSE(PluralRule::parse("nplurals=2; plural=" + std::string(100'000, '!') + "0"));
}

}  // namespace
