#include "devices/scanner/rereads.h"

#include <gtest/gtest.h>

namespace scanner {
namespace {

using base::BootTime;

TEST(Rereads, OneShowingIsOneReadingHoweverLong) {
    Rereads rereads;
    EXPECT_TRUE(rereads.is_new("A", BootTime{0}));
    for (int ms = 66; ms < 60'000; ms += 66)
        EXPECT_FALSE(rereads.is_new("A", BootTime{ms})) << ms;
}

TEST(Rereads, CountsAgainAfterThreeSecondsOfAbsence) {
    Rereads rereads;
    EXPECT_TRUE(rereads.is_new("A", BootTime{1000}));
    EXPECT_FALSE(rereads.is_new("A", BootTime{3999}));
    EXPECT_FALSE(rereads.is_new("A", BootTime{6998}));
    EXPECT_TRUE(rereads.is_new("A", BootTime{9998}));
}

TEST(Rereads, TheNextCodeCountsAtOnceAndTheFirstDoesNotCountAgain) {
    Rereads rereads;
    EXPECT_TRUE(rereads.is_new("A", BootTime{0}));
    EXPECT_TRUE(rereads.is_new("B", BootTime{0}));
    EXPECT_FALSE(rereads.is_new("A", BootTime{10}));
    EXPECT_FALSE(rereads.is_new("B", BootTime{10}));
}

TEST(Rereads, AskingIsNotSeeing) {
    Rereads rereads;
    EXPECT_FALSE(rereads.knows("A", BootTime{0}));
    EXPECT_TRUE(rereads.is_new("A", BootTime{0}));
    EXPECT_TRUE(rereads.knows("A", BootTime{2999}));
    EXPECT_FALSE(rereads.knows("A", BootTime{3000}));
    EXPECT_TRUE(rereads.is_new("A", BootTime{3000}));
}

TEST(Rereads, WhatWasForgottenCountsAtOnce) {
    Rereads rereads;
    EXPECT_TRUE(rereads.is_new("A", BootTime{0}));
    EXPECT_TRUE(rereads.is_new("B", BootTime{0}));
    rereads.forget("A");
    EXPECT_TRUE(rereads.is_new("A", BootTime{1}));
    EXPECT_FALSE(rereads.is_new("B", BootTime{1}));
}

TEST(Rereads, WhatFailedCountsAgainAfterItsPauseAndNotWithEveryFrame) {
    Rereads rereads;
    EXPECT_TRUE(rereads.is_new("A", BootTime{0}));
    rereads.try_again("A", BootTime{2000});
    for (int ms = 66; ms < 2000; ms += 66)
        EXPECT_FALSE(rereads.is_new("A", BootTime{ms})) << ms;
    EXPECT_FALSE(rereads.knows("A", BootTime{2000}));
    EXPECT_TRUE(rereads.is_new("A", BootTime{2000}));
    EXPECT_FALSE(rereads.is_new("A", BootTime{4900}));
    rereads.try_again("never seen", BootTime{0});
    EXPECT_TRUE(rereads.is_new("never seen", BootTime{1}));
}

TEST(Rereads, AFloodOfCodesForgetsTheOldestOnly) {
    Rereads rereads;
    for (int i = 0; i < 17; ++i)
        EXPECT_TRUE(rereads.is_new(std::to_string(i), BootTime{i}));
    EXPECT_FALSE(rereads.knows("0", BootTime{20}));
    for (int i = 1; i < 17; ++i)
        EXPECT_TRUE(rereads.knows(std::to_string(i), BootTime{20})) << i;
}

}  // namespace
}  // namespace scanner
