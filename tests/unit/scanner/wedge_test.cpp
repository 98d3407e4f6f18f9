#include "devices/scanner/wedge.h"

#include <gtest/gtest.h>

namespace scanner {
namespace {

using base::BootTime;

class WedgeTest : public testing::Test {
  protected:
    std::vector<std::string> codes;
    std::int64_t now = 1000;
    Wedge wedge{std::make_shared<Rereads>()};

    void keep(const std::optional<CodeSeen>& seen) {
        if (seen) codes.push_back(seen->text);
    }
    void type(std::u32string_view text, int gap_ms) {
        for (char32_t c : text) {
            keep(wedge.character(c, BootTime{now}));
            now += gap_ms;
        }
    }
    void enter() { keep(wedge.enter(BootTime{now})); }
    void wait(int ms) {
        now += ms;
        keep(wedge.expire(BootTime{now}));
    }
};

TEST_F(WedgeTest, ABurstWithEnterIsACode) {
    type(U"K1:ABC123", 10);
    enter();
    EXPECT_EQ(codes, std::vector<std::string>{"K1:ABC123"});
    EXPECT_FALSE(wedge.next_expiry());
}

TEST_F(WedgeTest, ABurstEndsByItselfAfterAGap) {
    type(U"K1:ABC123", 50);
    ASSERT_TRUE(wedge.next_expiry());
    EXPECT_EQ(*wedge.next_expiry(), BootTime{now - 50 + 100});
    wait(49);
    EXPECT_TRUE(codes.empty());
    wait(1);
    EXPECT_EQ(codes, std::vector<std::string>{"K1:ABC123"});
}

TEST_F(WedgeTest, TypingAtAPersonsPaceIsNoCode) {
    type(U"wangjianguo", 51);
    enter();
    wait(200);
    type(U"wangjianguo", 150);
    enter();
    wait(200);
    EXPECT_TRUE(codes.empty());
    EXPECT_FALSE(wedge.typing_code());
}

TEST_F(WedgeTest, FiveCharactersAreChance) {
    type(U"12345", 5);
    enter();
    EXPECT_TRUE(codes.empty());
    wait(1000);
    type(U"123456", 5);
    enter();
    EXPECT_EQ(codes, std::vector<std::string>{"123456"});
}

TEST_F(WedgeTest, ControlCharactersAreDropped) {
    type(U"AB\u0003C\u001bD\u007fE\u0085F", 5);
    enter();
    EXPECT_EQ(codes, std::vector<std::string>{"ABCDEF"});
}

TEST_F(WedgeTest, CharactersBeyondAsciiArriveAsUtf8) {
    type(U"é淮安\U00020BB7ab", 5);
    enter();
    EXPECT_EQ(codes, std::vector<std::string>{"é淮安𠮷ab"});
}

TEST_F(WedgeTest, TheFirstKeyOfTheNextBurstDeliversTheOneBefore) {
    type(U"FIRST-CODE", 5);
    now += 200;
    type(U"SECOND-CODE", 5);
    EXPECT_EQ(codes, std::vector<std::string>{"FIRST-CODE"});
    enter();
    EXPECT_EQ(codes, (std::vector<std::string>{"FIRST-CODE", "SECOND-CODE"}));
}

TEST_F(WedgeTest, TheSameCodeAgainIsOneReading) {
    for (int i = 0; i < 3; ++i) {
        type(U"K1:ABC123", 5);
        enter();
        now += 500;
    }
    EXPECT_EQ(codes.size(), 1U);
}

TEST_F(WedgeTest, AnEndlessBurstStaysWithinItsBound) {
    for (int i = 0; i < 10'000; ++i)
        type(U"安", 1);
    enter();
    ASSERT_EQ(codes.size(), 1U);
    EXPECT_LE(codes[0].size(), 4096U);
    EXPECT_EQ(codes[0].size() % 3, 0U) << "a character was cut in the middle";
}

TEST_F(WedgeTest, EnterAloneIsNothing) {
    enter();
    wait(500);
    EXPECT_TRUE(codes.empty());
}

}  // namespace
}  // namespace scanner
