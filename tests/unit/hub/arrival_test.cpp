#include "hub/store/arrival.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "tests/fakes/sample_data.h"

namespace {

using namespace std::chrono_literals;
using hub::DoorEvent;

DoorEvent event(const std::string& kiosk, std::uint64_t sequence, base::WallTime ordering,
                bool leaving = false) {
    return {base::make_uuid_v7(ordering), kiosk, sequence, ordering, leaving};
}

TEST(Winner, NobodyWithoutACheckIn) {
    EXPECT_FALSE(hub::decide_winner({}));
    EXPECT_FALSE(hub::decide_winner({event("k1", 1, fakes::at(9, 0), true)}));
}

TEST(Winner, EarliestWinsAndTiesGoByKioskThenSequence) {
    const auto late = event("k1", 9, fakes::at(9, 0)), early = event("k2", 4, fakes::at(8, 59));
    EXPECT_EQ(hub::decide_winner({late, early})->event, early);
    const auto a = event("k1", 7, fakes::at(9, 0)), b = event("k2", 3, fakes::at(9, 0)),
               c = event("k1", 8, fakes::at(9, 0));
    EXPECT_EQ(hub::decide_winner({b, c, a})->event, a);
}

TEST(Winner, LeftIsWhatHappenedLast) {
    const auto in = event("k1", 1, fakes::at(9, 0)), out = event("k1", 2, fakes::at(10, 0), true),
               back = event("k2", 1, fakes::at(10, 30));
    EXPECT_TRUE(hub::decide_winner({out, in})->left);
    EXPECT_FALSE(hub::decide_winner({out, back, in})->left);
    EXPECT_EQ(hub::decide_winner({out, back, in})->event, in);
}

TEST(Winner, WhatWasAnnulledNeverWas) {
    const auto entered = event("(console)", 1, fakes::at(8, 50)), real = event("k1", 1, fakes::at(9, 0));
    auto word = event("(console)", 2, fakes::at(9, 30));
    word.annuls = entered.fact;
    EXPECT_EQ(hub::decide_winner({entered, real})->event, entered);
    EXPECT_EQ(hub::decide_winner({word, entered, real})->event, real);
    EXPECT_FALSE(hub::decide_winner({entered, word}));
    EXPECT_FALSE(hub::decide_winner({word})) << "about a fact that never came";
    const auto out = event("k1", 2, fakes::at(10, 0), true);
    EXPECT_TRUE(hub::decide_winner({word, entered, real, out})->left);
    EXPECT_FALSE(hub::decide_winner({word, entered, out})) << "nobody leaves who never came";
    auto undone = event("(console)", 3, fakes::at(11, 0));
    undone.annuls = out.fact;
    EXPECT_FALSE(hub::decide_winner({real, out, undone})->left);
}

// The same facts, whatever order they come in, give the same winner.
TEST(Winner, DependsOnTheSetAlone) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    for (int round = 0; round < 500; ++round) {
        std::vector<DoorEvent> events;
        for (std::uint64_t i = 0; i < 1 + random() % 8; ++i)
            events.push_back(event("k" + std::to_string(random() % 3), i,
                                   fakes::at(9, static_cast<int>(random() % 3)), random() % 4 == 0));
        for (std::uint64_t i = 0; i < random() % 3; ++i) {
            auto word = event("(console)", i, fakes::at(9, static_cast<int>(random() % 3)));
            word.annuls = events[random() % events.size()].fact;
            events.push_back(word);
        }
        const auto winner = hub::decide_winner(events);
        for (const DoorEvent& word : events) {
            EXPECT_FALSE(winner && word.annuls && *word.annuls == winner->event.fact);
        }
        std::shuffle(events.begin(), events.end(), random);
        EXPECT_EQ(hub::decide_winner(events), winner);
    }
}

TEST(OrderingTime, TrustsTheBootClockMoreThanTheWallClock) {
    domain::FactHeader fact;
    fact.wall = fakes::at(3, 0);  // somebody set the clock
    fact.boot = 1000ms;
    const auto offset = fakes::at(8, 52).time_since_epoch() - fact.boot;
    EXPECT_EQ(hub::ordering_time(fact, offset, fakes::at(9, 0)), fakes::at(8, 52));
    EXPECT_EQ(hub::ordering_time(fact, std::nullopt, fakes::at(9, 0)), fakes::at(3, 0));
}

TEST(OrderingTime, NothingHappenedAfterItWasHeardOf) {
    domain::FactHeader fact;
    fact.wall = fakes::at(23, 0);
    EXPECT_EQ(hub::ordering_time(fact, std::nullopt, fakes::at(9, 0)), fakes::at(9, 0));
    fact.boot = 1h;
    EXPECT_EQ(hub::ordering_time(fact, fakes::at(8, 30).time_since_epoch(), fakes::at(9, 0)),
              fakes::at(9, 0));
}

TEST(Offset, TheQuickestAnswerIsTheBest) {
    EXPECT_EQ(hub::better_offset(std::nullopt, 5000ms), 5000ms);
    EXPECT_EQ(hub::better_offset(5000ms, 4990ms), 4990ms);
    EXPECT_EQ(hub::better_offset(5000ms, 5800ms), 5000ms);
    EXPECT_EQ(hub::better_offset(5000ms, 5000ms + 2h), 5000ms + 2h) << "the hub's own clock was set forward";
}

}  // namespace
