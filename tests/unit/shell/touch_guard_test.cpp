#include "ui/shell/touch_guard.h"

#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;
using Verdict = ui::TouchVerdict;
using Kind = ui::TouchEvent::Kind;

class Guard : public testing::Test {
  protected:
    Verdict touch(Kind kind, std::uint64_t finger, base::BootTime after, float x = 500, float y = 1000) {
        return guard_.take({kind, finger, x, y, start + after}, 1080, 1920);
    }
    Verdict down(std::uint64_t finger, base::BootTime after) { return touch(Kind::down, finger, after); }
    Verdict moved(std::uint64_t finger, base::BootTime after) { return touch(Kind::moved, finger, after); }
    Verdict up(std::uint64_t finger, base::BootTime after) { return touch(Kind::up, finger, after); }

    static constexpr base::BootTime start{1'000'000};
    ui::TouchGuard guard_;
};

TEST_F(Guard, OneFingerPressesMovesAndReleases) {
    EXPECT_EQ(down(1, 0ms), Verdict::press);
    EXPECT_EQ(moved(1, 10ms), Verdict::move);
    EXPECT_EQ(up(1, 20ms), Verdict::release);
    EXPECT_EQ(down(2, 30ms), Verdict::press) << "the next finger, however soon: the glass was empty";
}

TEST_F(Guard, ASecondFingerIsIgnoredAndTheFirstGoesOn) {
    EXPECT_EQ(down(1, 0ms), Verdict::press);
    EXPECT_EQ(down(2, 100ms), Verdict::ignore);
    EXPECT_EQ(moved(2, 110ms), Verdict::ignore);
    EXPECT_EQ(up(2, 120ms), Verdict::ignore);
    EXPECT_EQ(up(1, 130ms), Verdict::release);
    EXPECT_EQ(guard_.ignored().second_fingers, 1u);
    EXPECT_EQ(guard_.ignored().palms, 0u);
}

TEST_F(Guard, FingersAtOnceAreAPalmAndTakeThePressBack) {
    EXPECT_EQ(down(1, 0ms), Verdict::press);
    EXPECT_EQ(down(2, 99ms), Verdict::cancel);
    EXPECT_EQ(down(3, 101ms), Verdict::ignore);
    EXPECT_EQ(up(1, 200ms), Verdict::ignore) << "a press taken back is not released";
    EXPECT_EQ(down(4, 400ms), Verdict::ignore) << "the hand still lies there";
    for (const std::uint64_t finger : {2, 3, 4})
        EXPECT_EQ(up(finger, 500ms), Verdict::ignore);
    EXPECT_EQ(down(5, 600ms), Verdict::press);
    EXPECT_EQ(guard_.ignored().palms, 1u) << "one hand, counted once";
    EXPECT_EQ(guard_.ignored().second_fingers, 0u);
}

TEST_F(Guard, ThreeFingersAreAPalmHoweverSlowly) {
    EXPECT_EQ(down(1, 0ms), Verdict::press);
    EXPECT_EQ(down(2, 500ms), Verdict::ignore);
    EXPECT_EQ(down(3, 1000ms), Verdict::cancel);
    EXPECT_EQ(guard_.ignored().palms, 1u);
}

TEST_F(Guard, APalmBesideARestingFingerPressesNothing) {
    EXPECT_EQ(down(1, 0ms), Verdict::press);
    EXPECT_EQ(up(1, 50ms), Verdict::release);
    EXPECT_EQ(down(2, 100ms), Verdict::press);
    EXPECT_EQ(down(3, 120ms), Verdict::cancel);
    EXPECT_EQ(up(2, 130ms), Verdict::ignore);
    EXPECT_EQ(up(3, 130ms), Verdict::ignore);
    EXPECT_EQ(guard_.ignored().palms, 1u);
}

TEST_F(Guard, TheEdgeOfThePanelIsNoFinger) {
    for (const auto& [x, y] : {std::pair{6.f, 900.f}, {500.f, 6.f}, {1074.f, 900.f}, {500.f, 1914.f}})
        EXPECT_EQ(touch(Kind::down, 1, 0ms, x, y), Verdict::ignore) << x << ' ' << y;
    EXPECT_EQ(guard_.ignored().at_edge, 4u);
    EXPECT_FALSE(guard_.next_expiry()) << "it is not even remembered";
    EXPECT_EQ(down(2, 10ms), Verdict::press) << "and keeps nobody from pressing";
    EXPECT_EQ(touch(Kind::moved, 2, 20ms, 2, 900), Verdict::move) << "sliding out is sliding off, not dirt";
}

// Board 15: a bar key ends at 1896 and its hit area at 1908; the columns begin at 48, with 12 before them.
TEST_F(Guard, TheEdgeIsNarrowerThanAnyHitAreaIsFarFromIt) {
    for (const auto& [x, y] : {std::pair{36.f, 900.f}, {1044.f, 900.f}, {500.f, 1908.f}}) {
        EXPECT_EQ(touch(Kind::down, 1, 0ms, x, y), Verdict::press) << x << ' ' << y;
        up(1, 0ms);
    }
}

TEST_F(Guard, AFingerThatLiesForThreeSecondsIsTakenBackAndForgotten) {
    EXPECT_FALSE(guard_.next_expiry());
    down(1, 0ms);
    EXPECT_EQ(guard_.next_expiry(), start + 3s);
    EXPECT_EQ(guard_.expire(start + 2'999ms), Verdict::ignore);
    EXPECT_EQ(guard_.expire(start + 3s), Verdict::cancel);
    EXPECT_FALSE(guard_.next_expiry());
    EXPECT_EQ(down(2, 3100ms), Verdict::press) << "a stuck contact does not take the terminal away";
    EXPECT_EQ(moved(1, 3110ms), Verdict::ignore);
    EXPECT_EQ(up(1, 3120ms), Verdict::ignore);
    EXPECT_EQ(up(2, 3130ms), Verdict::release);
    EXPECT_EQ(guard_.ignored().too_long, 1u);
}

TEST_F(Guard, TheStaffsHoldOfTwoSecondsIsNotTooLong) {
    down(1, 0ms);
    EXPECT_EQ(guard_.expire(start + 2s), Verdict::ignore);
    EXPECT_EQ(up(1, 2010ms), Verdict::release);
}

TEST_F(Guard, APalmThatStaysIsForgottenToo) {
    down(1, 0ms);
    down(2, 20ms);
    EXPECT_EQ(guard_.expire(start + 3s), Verdict::ignore) << "there is no press any more";
    EXPECT_EQ(guard_.next_expiry(), start + 3020ms);
    guard_.expire(start + 3020ms);
    EXPECT_EQ(down(3, 3100ms), Verdict::press);
    EXPECT_EQ(guard_.ignored().too_long, 0u) << "it was counted as a palm";
}

}  // namespace
