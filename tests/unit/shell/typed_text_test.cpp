#include "ui/shell/typed_text.h"

#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;
using ui::TypedText;

constexpr base::BootTime start{1'000'000};

// Types every character `gap` after the one before it; returns what reached a field.
std::u32string type(TypedText& text, std::u32string_view keys, base::BootTime gap) {
    base::BootTime now = start;
    std::u32string out;
    for (const char32_t c : keys)
        out += text.key(c, now += gap);
    return out + text.expire(now + 1s);
}

TEST(TypedText, APersonReachesTheField) {
    TypedText text;
    EXPECT_EQ(type(text, U"王建国abc", 120ms), U"王建国abc");
}

TEST(TypedText, TwoFingersRollingAreStillAPerson) {
    TypedText text;
    EXPECT_EQ(type(text, U"ab", 20ms), U"ab");
}

TEST(TypedText, AScannersBurstIsKeptOutWithOrWithoutEnter) {
    TypedText text;
    EXPECT_EQ(type(text, U"K1:0123456789\r", 5ms), U"");
    EXPECT_EQ(type(text, U"K1:0123456789", 5ms), U"");
    EXPECT_EQ(type(text, U"x", 120ms), U"x");  // and the next key is a person's again
}

TEST(TypedText, KnowsWhoseEnterItIs) {
    TypedText text;
    base::BootTime now = start;
    EXPECT_FALSE(text.in_burst(now));
    for (const char32_t c : std::u32string_view(U"K1:0"))
        text.key(c, now += 5ms);
    EXPECT_TRUE(text.in_burst(now + 5ms));
    EXPECT_FALSE(text.in_burst(now + 51ms)) << "somebody's, after a scanner that sends none";
    text.key(U'\r', now += 5ms);
    EXPECT_FALSE(text.in_burst(now + 5ms));
    text.key(U'a', now += 1s);
    EXPECT_FALSE(text.in_burst(now + 5ms)) << "one letter is a person's";
}

TEST(TypedText, ControlCharactersAreDropped) {
    TypedText text;
    EXPECT_EQ(type(text, U"a\x1b\x7f\tb", 120ms), U"ab");
}

TEST(TypedText, AsksToBeLookedAtOnlyWhileItHoldsSomething) {
    TypedText text;
    EXPECT_FALSE(text.next_expiry());
    text.key(U'a', start);
    ASSERT_TRUE(text.next_expiry());
    EXPECT_EQ(text.expire(*text.next_expiry()), U"a");
    EXPECT_FALSE(text.next_expiry());
}

}  // namespace
