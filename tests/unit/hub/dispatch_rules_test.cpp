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
using hub::Reminder;

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
    Hands day = hands({}, {{"duty", 7}});
    day.on_duty = {"duty"};
    EXPECT_EQ(assignee_for(danger, kinds(), day), "duty") << "no rule names anybody";
    danger.danger = false;
    EXPECT_EQ(assignee_for(danger, kinds(), day), "") << "whoever dispatches looks at it";
}

// Promised for eleven, so that it is near at half past ten. Zhao has had it since nine.
hub::ServiceRequest left_lying() {
    auto leak = leak_in("27");
    leak.near = fakes::at(10, 30);
    leak.due = fakes::at(11, 0);
    leak.assignee = "zhao";
    leak.moves = {{RequestState::submitted, RequestMover::reporter, fakes::at(9, 0), "", ""},
                  {RequestState::dispatched, RequestMover::rule, fakes::at(9, 0), "", "", "", "zhao"}};
    return leak;
}

Hands at_eleven() {
    Hands house = hands({{"", "water", "zhao"}, {"", "", "qian"}}, {{"zhao", 0}, {"qian", 5}, {"duty", 9}});
    house.on_duty = {"duty"};
    house.now = fakes::at(11, 0) + 1s;
    return house;
}

TEST(Dispatch, WhatNobodyTakesOnGoesToThoseOnDutyOnceItIsLate) {
    auto leak = left_lying();
    Hands house = at_eleven();
    const auto next = [&](Reminder of) { return next_for(leak, kinds(), house, of); };
    EXPECT_EQ(next(Reminder::near), "") << "there is still time";
    EXPECT_EQ(next(Reminder::late), "duty");
    house.on_duty.clear();
    EXPECT_EQ(next(Reminder::late), "qian") << "the next rule";
    house.rules.pop_back();
    EXPECT_EQ(next(Reminder::late), "") << "never to whoever let it lie";
}

TEST(Dispatch, WhoHasJustGotItKeepsIt) {
    auto leak = left_lying();
    leak.moves.push_back(
        {RequestState::dispatched, RequestMover::dispatcher, fakes::at(10, 45), "lifang", "", "", "qian"});
    leak.assignee = "qian";
    Hands house = at_eleven();
    EXPECT_EQ(next_for(leak, kinds(), house, Reminder::late), "");
    house.now = fakes::at(11, 15);
    EXPECT_EQ(next_for(leak, kinds(), house, Reminder::late), "duty") << "as long as the reminded have left";
    house.on_duty.clear();
    EXPECT_EQ(next_for(leak, kinds(), house, Reminder::late), "") << "not back to whom it was taken from";
}

TEST(Dispatch, WhatNobodyHasIsGivenOnceItIsNear) {
    auto leak = left_lying();
    leak.assignee = "";
    leak.moves.back() = {RequestState::submitted, RequestMover::worker, fakes::at(9, 5), "zhao", ""};
    Hands house = at_eleven();
    EXPECT_EQ(next_for(leak, kinds(), house, Reminder::near), "qian") << "zhao has given it back";
    leak.moves.push_back({RequestState::reopened, RequestMover::reporter, fakes::at(10, 0), "", ""});
    EXPECT_EQ(next_for(leak, kinds(), house, Reminder::near), "zhao") << "that was before it was opened anew";
    house.rules.clear();
    EXPECT_EQ(next_for(leak, kinds(), house, Reminder::near), "duty");
}

TEST(Dispatch, FromThoseOnDutyItGoesToNobodyWhoIsNot) {
    auto leak = left_lying();
    leak.assignee = leak.moves.back().assignee = "duty";
    Hands house = at_eleven();
    EXPECT_EQ(next_for(leak, kinds(), house, Reminder::late), "");
    house.load["second"] = 3;
    house.on_duty.insert("second");
    EXPECT_EQ(next_for(leak, kinds(), house, Reminder::late), "second");
    leak.assignee = "";
    leak.danger = true;
    house.working = false;
    EXPECT_EQ(next_for(leak, kinds(), house, Reminder::near), "second") << "danger at night";
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
