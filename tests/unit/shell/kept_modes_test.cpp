#include "ui/shell/kept_modes.h"

#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;
using base::BootTime;

constexpr BootTime start = 1h, stay = 60s;

ui::Modes large() {
    ui::Modes modes;
    modes.large_text = true;
    return modes;
}

TEST(KeptModes, OutliveTheKeyThatGoesHomeForWhoeverTouchesNext) {
    ui::KeptModes kept{{}};
    kept.set(large());
    kept.visit_left(start, stay);
    EXPECT_FALSE(kept.expire(start + stay - 1ms));
    EXPECT_TRUE(kept.modes().large_text);
    kept.touched();
    EXPECT_FALSE(kept.next_expiry());
    EXPECT_FALSE(kept.expire(start + 24h)) << "they are the new visit's, which has an end of its own";
    EXPECT_TRUE(kept.modes().large_text);
}

TEST(KeptModes, GoBackWhenNobodyTouches) {
    ui::KeptModes kept{{}};
    kept.set(large());
    kept.visit_left(start, stay);
    EXPECT_EQ(kept.next_expiry(), start + stay);
    EXPECT_TRUE(kept.expire(start + stay));
    EXPECT_EQ(kept.modes(), ui::Modes{});
    EXPECT_FALSE(kept.next_expiry());
}

TEST(KeptModes, GoBackAtOnceWhenTimeEndedTheVisit) {
    ui::KeptModes kept{{}};
    kept.set(large());
    kept.visit_ran_out();
    EXPECT_EQ(kept.modes(), ui::Modes{});
}

TEST(KeptModes, TheNextPersonsCodeTakesTheHousesModes) {
    ui::KeptModes kept{{}};
    kept.set(large());
    kept.visit_left(start, stay);
    kept.code_came();
    EXPECT_EQ(kept.modes(), ui::Modes{});
    kept.set(large());  // set during a visit: a code in it is that visitor's
    kept.code_came();
    EXPECT_TRUE(kept.modes().large_text);
}

TEST(KeptModes, WhatTheHouseChangesHoldsFromTheNextVisitOn) {
    ui::Modes english;
    english.language = "en";
    ui::KeptModes kept{{}};
    kept.house_has(english, true);
    EXPECT_EQ(kept.modes().language, "en") << "nobody is there";
    ui::Modes calm = english;
    calm.calm = true;
    kept.house_has(calm, false);
    EXPECT_FALSE(kept.modes().calm) << "under a visitor's finger";
    kept.visit_ran_out();
    EXPECT_TRUE(kept.modes().calm);
    kept.set(large());
    kept.visit_left(start, stay);
    kept.house_has({}, true);
    EXPECT_TRUE(kept.modes().large_text) << "kept for whoever touches next";
    EXPECT_TRUE(kept.expire(start + stay));
    EXPECT_EQ(kept.modes(), ui::Modes{});
    kept.set(large());  // the same once more is no news
    kept.house_has({}, true);
    EXPECT_TRUE(kept.modes().large_text);
}

}  // namespace
