#include "ui/shell/idle.h"

#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;
using ui::IdleTimer;

constexpr base::BootTime start{1'000'000};

IdleTimer entered(std::chrono::seconds stays, bool returns = false, bool slow = false) {
    IdleTimer timer;
    timer.enter({stays, returns, slow}, start);
    return timer;
}

TEST(Idle, AFormShowsItsRingInTheLastThirtySeconds) {
    const IdleTimer form = entered(60s);
    EXPECT_FALSE(form.state(start + 29'999ms).seconds_left);
    EXPECT_EQ(form.state(start + 30s).seconds_left, 30);
    EXPECT_EQ(form.state(start + 30s).seconds_in_all, 30);
    EXPECT_EQ(form.state(start + 30'001ms).seconds_left, 30);
    EXPECT_EQ(form.state(start + 31s).seconds_left, 29);
}

TEST(Idle, AFormAsksAtTwentySecondsAndIsOverAtZero) {
    const IdleTimer form = entered(60s);
    EXPECT_FALSE(form.state(start + 39'999ms).asking);
    EXPECT_TRUE(form.state(start + 40s).asking);
    EXPECT_FALSE(form.state(start + 59'999ms).over);
    EXPECT_EQ(form.state(start + 59'999ms).seconds_left, 1);
    EXPECT_TRUE(form.state(start + 60s).over);
    EXPECT_FALSE(form.state(start + 60s).asking);
}

TEST(Idle, ATouchRefillsAtLeastTenTimes) {
    IdleTimer form = entered(60s);
    base::BootTime now = start;
    for (int i = 0; i < 10; ++i) {
        now += 59s;
        EXPECT_TRUE(form.state(now).asking);
        form.refill(now);
        EXPECT_EQ(form.state(now), IdleTimer::State{});
    }
}

TEST(Idle, AResultShowsItsRingFromTheStartAndNeverAsks) {
    const IdleTimer result = entered(12s, true);
    EXPECT_EQ(result.state(start).seconds_left, 12);
    EXPECT_EQ(result.state(start).seconds_in_all, 12);
    EXPECT_FALSE(result.state(start + 11s).asking);
    EXPECT_TRUE(result.state(start + 12s).over);
}

TEST(Idle, SlowModesDoubleTheTime) {
    EXPECT_FALSE(entered(60s, false, true).state(start + 119s).over);
    EXPECT_TRUE(entered(60s, false, true).state(start + 120s).over);
    EXPECT_EQ(entered(12s, true, true).state(start).seconds_in_all, 24);
    IdleTimer form = entered(60s);
    form.set_slow(true, start + 50s);
    EXPECT_EQ(form.state(start + 50s), IdleTimer::State{});
    EXPECT_TRUE(form.state(start + 170s).over);
}

TEST(Idle, HomeHasNoRingAndNoQuestionButEndsAForgottenVisit) {
    const IdleTimer home = entered(0s);
    EXPECT_EQ(home.state(start + 59'999ms), IdleTimer::State{});
    EXPECT_TRUE(home.state(start + 60s).over);
    EXPECT_FALSE(home.state(start + 60s).seconds_left);
}

// Walking from change to change misses none: between two of them the state is the same.
TEST(Idle, NextChangeMissesNothing) {
    for (const IdleTimer& timer :
         {entered(60s), entered(12s, true), entered(30s), entered(0s), entered(60s, false, true)}) {
        base::BootTime now = start + 3ms;
        while (const auto next = timer.next_change(now)) {
            ASSERT_GT(*next, now);
            EXPECT_EQ(timer.state(*next - 1ms), timer.state(now));
            EXPECT_NE(timer.state(*next), timer.state(now));
            now = *next;
        }
        EXPECT_TRUE(timer.state(now).over);
    }
}

}  // namespace
