#include "ui/widgets/plan_axis.h"

#include <random>

#include <gtest/gtest.h>

namespace {

using ui::PlanAxis;
using ui::PlanSpan;

float length(const PlanAxis& axis, const PlanSpan& span) {
    return axis.at(span.to) - axis.at(span.from);
}

TEST(PlanAxis, FillsTheLengthInProportion) {
    const auto axis = PlanAxis::fit({{20, 60, 10}, {60, 100, 10}}, 160);
    ASSERT_TRUE(axis);
    EXPECT_FLOAT_EQ(axis->at(20), 0);
    EXPECT_FLOAT_EQ(axis->at(60), 80);
    EXPECT_FLOAT_EQ(axis->at(70), 100);  // between edges, too
    EXPECT_FLOAT_EQ(axis->at(100), 160);
    EXPECT_FLOAT_EQ(axis->at(110), 180);  // and beyond them
}

TEST(PlanAxis, ARoomGrowsAtItsNeighboursCostAndNobodyElses) {
    const std::vector<PlanSpan> rooms{{0, 20, 0}, {20, 40, 30}, {40, 80, 20}, {80, 100, 0}};
    const auto axis = PlanAxis::fit(rooms, 100);
    ASSERT_TRUE(axis);
    EXPECT_NEAR(length(*axis, rooms[1]), 30, .1);
    EXPECT_NEAR(axis->at(20), 15, .1);
    EXPECT_NEAR(axis->at(40), 45, .1);
    EXPECT_NEAR(axis->at(80), 80, .1);
}

TEST(PlanAxis, WhatNeedsMoreThanThereIsDoesNotFit) {
    EXPECT_FALSE(PlanAxis::fit({{0, 10, 60}, {10, 20, 50}}, 100));
    EXPECT_TRUE(PlanAxis::fit({{0, 10, 50}, {10, 20, 50}}, 100));
    EXPECT_FALSE(PlanAxis::fit({{0, 50, 0}, {0, 100, 101}}, 100));
    EXPECT_FALSE(PlanAxis::fit({}, 100));
    EXPECT_FALSE(PlanAxis::fit({{5, 5, 1}}, 100));
}

TEST(PlanAxis, WhateverFitsKeepsEveryLengthAndTheOrder) {
    std::mt19937 dice(1);
    const auto throw_one = [&](int most) { return static_cast<float>(dice() % static_cast<unsigned>(most)); };
    int fitted = 0;
    for (int round = 0; round < 3000; ++round) {
        std::vector<PlanSpan> spans{{0, 100, 0}};
        for (int i = 0; i < 8; ++i) {
            const float from = throw_one(90);
            spans.push_back({from, from + 1 + throw_one(static_cast<int>(100 - from)), throw_one(120)});
        }
        const auto axis = PlanAxis::fit(spans, 300);
        if (!axis) continue;
        ++fitted;
        for (const PlanSpan& span : spans)
            EXPECT_GE(length(*axis, span), span.least - .1f) << round;
        for (float at = 1; at <= 100; ++at)
            EXPECT_GE(axis->at(at), axis->at(at - 1) - .1f) << round;
        EXPECT_NEAR(axis->at(0), 0, .01);
        EXPECT_NEAR(axis->at(100), 300, .01);
    }
    EXPECT_GT(fitted, 500);
    EXPECT_LT(fitted, 2950);
}

}  // namespace
