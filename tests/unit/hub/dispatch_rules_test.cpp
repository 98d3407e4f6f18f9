// Who is given what is broken, and whom it is handed to that nobody takes on: the rules alone.
#include <random>

#include <gtest/gtest.h>

#include "hub/requests/dispatch.h"
#include "tests/fakes/one_of_each.h"

namespace {

using namespace std::chrono_literals;
using domain::RequestMover;
using domain::RequestState;
using hub::DispatchRule;
using hub::Hands;

std::vector<domain::Category> kinds() {
    domain::Category water, leak, lift;
    water.id = "water";
    leak.id = "water.leak";
    leak.group = "water";
    lift.id = "lift";
    return {water, leak, lift};
}

hub::ServiceRequest leak_in(const std::string& unit) {
    hub::ServiceRequest request;
    request.unit = unit;
    request.category = "water.leak";
    return request;
}

Hands hands(std::vector<DispatchRule> rules, std::map<std::string, std::size_t> load) {
    Hands all;
    all.rules = std::move(rules);
    all.load = std::move(load);
    return all;
}

TEST(Dispatch, TheClosestRuleCounts) {
    const std::map<std::string, std::size_t> idle = {
        {"any", 0}, {"unit", 0}, {"group", 0}, {"kind", 0}, {"both", 0}};
    std::vector<DispatchRule> rules = {{"", "", "any"}};
    const auto given = [&] { return assignee_for(leak_in("27"), kinds(), hands(rules, idle)); };
    EXPECT_EQ(given(), "any");
    rules.push_back({"27", "", "unit"});
    EXPECT_EQ(given(), "unit");
    rules.push_back({"", "water", "group"});
    EXPECT_EQ(given(), "group") << "trades before places";
    rules.push_back({"", "water.leak", "kind"});
    EXPECT_EQ(given(), "kind");
    rules.push_back({"27", "water.leak", "both"});
    EXPECT_EQ(given(), "both");
    rules.push_back({"28", "water.leak", "any"});
    rules.push_back({"27", "lift", "any"});
    EXPECT_EQ(given(), "both") << "of another unit, of another kind";
}

TEST(Dispatch, OfSeveralWhoeverHasLeastToDo) {
    const std::vector<DispatchRule> rules = {{"", "", "b"}, {"", "", "a"}, {"", "", "c"}};
    EXPECT_EQ(assignee_for(leak_in("1"), kinds(), hands(rules, {{"a", 2}, {"b", 1}, {"c", 1}})), "b");
    EXPECT_EQ(assignee_for(leak_in("1"), kinds(), hands(rules, {{"a", 2}})), "a")
        << "the others were disabled";
    EXPECT_EQ(assignee_for(leak_in("1"), kinds(), hands(rules, {})), "");
    EXPECT_EQ(assignee_for(leak_in("1"), kinds(), hands({}, {{"a", 0}})), "") << "no rule";
}

TEST(Dispatch, WhereNobodyOfTheClosestRuleIsThereTheNextCounts) {
    EXPECT_EQ(assignee_for(leak_in("27"), kinds(),
                           hands({{"27", "water.leak", "gone"}, {"", "water", "zhao"}}, {{"zhao", 9}})),
              "zhao");
}

TEST(Dispatch, DangerOutsideWorkingTimeGoesToThoseOnDuty) {
    Hands night = hands({{"", "", "zhao"}}, {{"zhao", 0}, {"duty", 7}});
    night.on_duty = {"duty"};
    night.working = false;
    auto danger = leak_in("27");
    EXPECT_EQ(assignee_for(danger, kinds(), night), "zhao") << "it can wait for the morning";
    danger.danger = true;
    EXPECT_EQ(assignee_for(danger, kinds(), night), "duty");
    night.working = true;
    EXPECT_EQ(assignee_for(danger, kinds(), night), "zhao");
    night.working = false;
    night.on_duty = {"gone"};
    EXPECT_EQ(assignee_for(danger, kinds(), night), "zhao");
}

TEST(Dispatch, WhatNobodyTakesOnGoesToSomebodyElse) {
    using hub::Reminder;
    Hands house = hands({{"", "water", "zhao"}, {"", "", "qian"}}, {{"zhao", 0}, {"qian", 5}, {"duty", 9}});
    house.on_duty = {"duty"};
    auto leak = leak_in("27");
    leak.assignee = "zhao";
    const auto next = [&](Reminder of) { return next_for(leak, kinds(), house, of); };
    EXPECT_EQ(next(Reminder::near), "qian") << "the next rule";
    EXPECT_EQ(next(Reminder::late), "duty");
    leak.assignee = "duty";
    EXPECT_EQ(next(Reminder::late), "zhao") << "never to whoever has it";
    house.rules.pop_back();
    leak.assignee = "zhao";
    EXPECT_EQ(next(Reminder::near), "duty") << "the rules name nobody else";
    house.on_duty.clear();
    EXPECT_EQ(next(Reminder::near), "");
    EXPECT_EQ(next(Reminder::late), "");
    // Given back by zhao: nobody has it, and zhao has said no.
    leak.assignee = "";
    leak.moves = {{RequestState::submitted, RequestMover::worker, fakes::at(9, 0), "zhao", ""}};
    EXPECT_EQ(next(Reminder::near), "");
    leak.moves.clear();
    EXPECT_EQ(next(Reminder::near), "zhao") << "a rule that came after the report";
}

TEST(Dispatch, DangerThatNobodyTakesOnAtNightGoesToThoseOnDuty) {
    Hands night = hands({{"", "", "zhao"}, {"", "", "qian"}}, {{"zhao", 0}, {"qian", 0}, {"duty", 1}});
    night.on_duty = {"duty"};
    night.working = false;
    auto danger = leak_in("27");
    danger.danger = true;
    danger.assignee = "zhao";
    EXPECT_EQ(next_for(danger, kinds(), night, hub::Reminder::near), "duty");
}

TEST(Dispatch, ATurnOfDutyIsFromEightToEight) {
    const auto day = [](int hour, int minute) { return hub::duty_day(fakes::at(hour, minute), 480min); };
    EXPECT_EQ(day(8, 0), std::chrono::sys_days{2026y / 12 / 22});
    EXPECT_EQ(day(23, 59), std::chrono::sys_days{2026y / 12 / 22});
    EXPECT_EQ(day(7, 59), std::chrono::sys_days{2026y / 12 / 21});
}

// Whatever the rules are: nobody is given work who may not be, somebody is where a rule names somebody, and
// nobody of the same rule has less to do.
TEST(Dispatch, HoldsForAnyRules) {
    std::mt19937 random(20261222);
    const auto one_of = [&](std::vector<std::string> all) { return all[random() % all.size()]; };
    for (int round = 0; round < 2'000; ++round) {
        Hands all;
        for (const char* name : {"a", "b", "c", "d"})
            if (random() % 3 != 0) all.load[name] = random() % 4;
        for (unsigned n = random() % 6; n > 0; --n)
            all.rules.push_back({one_of({"", "1", "2"}), one_of({"", "water", "water.leak", "lift"}),
                                 one_of({"a", "b", "c", "d"})});
        all.working = random() % 2 == 0;
        if (random() % 2 == 0) all.on_duty.insert(one_of({"a", "b"}));
        auto request = leak_in(one_of({"", "1", "2", "3"}));
        request.danger = random() % 2 == 0;
        const std::string given = assignee_for(request, kinds(), all);
        SCOPED_TRACE(round);
        if (!given.empty()) {
            EXPECT_TRUE(all.load.contains(given));
        }
        for (const DispatchRule& rule : all.rules) {
            const bool names = (rule.unit.empty() || rule.unit == request.unit) && rule.category != "lift";
            if (names && all.load.contains(rule.assignee)) {
                EXPECT_FALSE(given.empty());
            }
        }
    }
}

}  // namespace
