#include "ui/theme/motion.h"

#include <gtest/gtest.h>

using namespace std::chrono_literals;
using ui::eased;
using ui::Easing;

namespace {

TEST(Motion, BeginsAndEndsWhereItShould) {
    for (const Easing easing : {Easing::standard, Easing::decelerate, Easing::accelerate}) {
        EXPECT_EQ(eased(easing, -5ms, 100ms), 0);
        EXPECT_EQ(eased(easing, 0ms, 100ms), 0);
        EXPECT_EQ(eased(easing, 100ms, 100ms), 1);
        EXPECT_EQ(eased(easing, 1h, 100ms), 1);
    }
}

TEST(Motion, NeverGoesBack) {
    for (const Easing easing : {Easing::standard, Easing::decelerate, Easing::accelerate}) {
        float before = 0;
        for (auto age = 0ms; age <= 220ms; age += 1ms) {
            const float now = eased(easing, age, 220ms);
            EXPECT_GE(now, before);
            before = now;
        }
    }
}

// By hand from the curve's equations: standard (.2, 0, 0, 1) at t = .5 is x = .2, y = .5; decelerate (0, 0,
// 0, 1) has x = t^3, so x = .125 is t = .5, y = .5; accelerate (.3, 0, 1, 1) at t = .5 is x = .6125, y = .5.
TEST(Motion, FollowsTheCurves) {
    EXPECT_NEAR(eased(Easing::standard, 200ms, 1000ms), .5f, .002f);
    EXPECT_NEAR(eased(Easing::decelerate, 125ms, 1000ms), .5f, .002f);
    EXPECT_NEAR(eased(Easing::accelerate, 6125ms, 10000ms), .5f, .002f);
}

}  // namespace
