#include "ui/shell/frame_plan.h"

#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;
using ui::FramePlan;

constexpr base::BootTime start{1'000'000};

// Draws whatever is due until nothing is; returns how many frames that took and moves `now` on.
int draw_all(FramePlan& plan, base::BootTime& now) {
    int frames = 0;
    while (!plan.settled()) {
        now = std::max(now, *plan.next());
        plan.begin_frame(now);
        ++frames;
    }
    return frames;
}

TEST(FramePlan, TheFirstPictureIsDueAtOnceAndThenNothing) {
    FramePlan plan;
    base::BootTime now = start;
    EXPECT_TRUE(plan.due(now));
    draw_all(plan, now);
    EXPECT_FALSE(plan.next());
    EXPECT_FALSE(plan.due(now + std::chrono::hours{24}));
}

TEST(FramePlan, AnInputIsDrawnThreeTimesAChangeOnce) {
    FramePlan plan;
    base::BootTime now = start;
    draw_all(plan, now);
    plan.input();
    plan.changed();
    EXPECT_EQ(draw_all(plan, now), 3);
    plan.changed();
    plan.changed();
    EXPECT_EQ(draw_all(plan, now), 1);
}

TEST(FramePlan, AnAnimationIsPacedAndShowsItsEnd) {
    FramePlan plan;
    base::BootTime now = start;
    draw_all(plan, now);
    const base::BootTime end = now + 160ms;
    plan.animate_until(end);
    const int frames = draw_all(plan, now);
    EXPECT_EQ(frames, 10);
    EXPECT_GE(now, end);
    EXPECT_LT(now, end + FramePlan::shortest);
}

TEST(FramePlan, TheEarliestWakeUpCountsAndIsForgottenByTheFrame) {
    FramePlan plan;
    base::BootTime now = start;
    draw_all(plan, now);
    plan.wake_at(now + 5s);
    plan.wake_at(now + 1s);
    EXPECT_TRUE(plan.settled());
    EXPECT_FALSE(plan.due(now + 999ms));
    EXPECT_TRUE(plan.due(now + 1s));
    plan.begin_frame(now + 1s);
    EXPECT_FALSE(plan.next());
}

}  // namespace
