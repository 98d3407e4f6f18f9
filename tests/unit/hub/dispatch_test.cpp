// Who is given what is broken: through the store, on both engines.
#include <set>

#include <gtest/gtest.h>

#include "tests/fakes/console_visitor.h"
#include "tests/fakes/hub_in_process.h"
#include "tests/fakes/one_of_each.h"

namespace {

using namespace std::chrono_literals;
using domain::RequestMover;
using domain::RequestState;
using hub::DispatchRule;
using hub::StaffRole;

const hub::Actor by{"lifang", "192.0.2.1"};

class DispatchByHub : public testing::Test {
  protected:
    DispatchByHub() {
        hub::Edit edit;
        edit.changes = {fakes::layout(), fakes::category()};
        EXPECT_TRUE(hub.store().apply(edit, hub.clock.wall()));
        add("zhao", {StaffRole::works});
        add("qian", {StaffRole::works});
        add("cook", {StaffRole::canteen});
    }
    void add(const std::string& name, const hub::Roles& roles) {
        hub::Account account;
        account.id = base::hex16(base::random_u64());
        account.name = name;
        account.display = name + "师傅";
        account.roles = roles;
        account.password_hash = "$argon2id$";
        ASSERT_TRUE(hub.store().accounts().add(account, {}, hub.clock.wall()));
    }
    void rule(const std::string& unit, const std::string& assignee) {
        ASSERT_TRUE(hub.store().dispatch_book().add(DispatchRule{unit, "", assignee}, by, hub.clock.wall()));
    }
    void disable(const std::string& name) {
        auto accounts = hub.store().accounts();
        hub::Account account = *accounts.by_name(name).value();
        account.disabled = true;
        ASSERT_TRUE(accounts.change(account, by, hub.clock.wall()));
    }
    void duty_today() {
        add("duty", {StaffRole::duty});
        const auto today = std::chrono::sys_days{2026y / 12 / 22};
        ASSERT_TRUE(hub.store().dispatch_book().add(hub::DutyTurn{today, "duty"}, by, hub.clock.wall()));
    }
    hub::ServiceRequest stored(std::uint32_t count) {
        return *hub.store().service_request("BX-20261222-A-00" + std::to_string(count)).value();
    }
    std::size_t remind_after(base::WallTime when) {
        hub.clock.advance(std::chrono::duration_cast<std::chrono::milliseconds>(when - hub.clock.wall()) +
                          1s);
        return hub.store().remind(hub.clock.wall()).value();
    }
    hub::ServiceRequest report(std::uint32_t count, bool danger = false,
                               std::optional<base::WallTime> when = {}) {
        auto fact = fakes::check_in_fact(count);
        fact.header.wall = when.value_or(hub.clock.wall());
        fact.header.id = base::make_uuid_v7(fact.header.wall);
        auto body = fakes::service_request_fact();
        body.number = {2026, 12, 22, "A", count};
        body.cell = "main-3-2";
        body.category = "water.leak";
        body.danger = danger;
        fact.body = body;
        const auto batch = protocol::decode_facts(protocol::encode_facts({fact})).value();
        EXPECT_TRUE(hub.store().receive(kiosk, batch, {}, hub.clock.wall()));
        return *hub.store().service_request(domain::to_string(body.number)).value();
    }

    fakes::HubInProcess hub;
    hub::Kiosk kiosk = hub.add_kiosk("k1", "token of kiosk one");
};

TEST_F(DispatchByHub, AReportIsGivenToWhomTheRulesNameAtOnce) {
    EXPECT_EQ(report(1).state, RequestState::submitted) << "no rule: it waits for somebody who dispatches";
    rule("", "zhao");
    rule("", "qian");
    rule("", "cook");
    const auto first = report(2), second = report(3), third = report(4);
    EXPECT_EQ(first.state, RequestState::dispatched);
    EXPECT_EQ(first.assignee + second.assignee + third.assignee, "qianzhaoqian") << "a cook mends no taps";
    EXPECT_EQ(first.worker, "qian师傅");
    ASSERT_EQ(first.moves.size(), 2u);
    EXPECT_EQ(first.moves[1].mover, RequestMover::rule);
    EXPECT_EQ(first.moves[1].actor, "");
    EXPECT_EQ(hub.store().dispatch_book().assignee_for("BX-20261222-A-001", hub.clock.wall()).value(),
              "zhao");
    EXPECT_FALSE(hub.store().dispatch_book().assignee_for("BX-20261222-A-099", hub.clock.wall()));
    const auto record = hub.store().record(domain::topic::requests, "BX-20261222-A-002").value();
    EXPECT_EQ(std::get<domain::ServiceRequest>(*record).state, RequestState::dispatched)
        << "every kiosk hears";
}

TEST_F(DispatchByHub, AWholeBatchIsShared) {
    rule("", "zhao");
    rule("", "qian");
    std::vector<domain::Fact> facts;
    for (std::uint32_t n = 1; n <= 10; ++n) {
        auto fact = fakes::check_in_fact(n);
        fact.header.id = base::make_uuid_v7(hub.clock.wall());
        auto body = fakes::service_request_fact();
        body.number = {2026, 12, 22, "A", n};
        fact.body = body;
        facts.push_back(fact);
    }
    const auto batch = protocol::decode_facts(protocol::encode_facts(facts)).value();
    ASSERT_TRUE(hub.store().receive(kiosk, batch, {}, hub.clock.wall()));
    const auto load = hub.store().dispatch_book().load(hub.clock.wall()).value();
    EXPECT_EQ(load, (std::map<std::string, std::size_t>{{"qian", 5}, {"zhao", 5}}));
}

TEST_F(DispatchByHub, DangerAtNightGoesToWhoeverIsOnDuty) {
    add("night", {StaffRole::duty});
    rule("", "zhao");
    const auto today = std::chrono::sys_days{2026y / 12 / 22};
    ASSERT_TRUE(hub.store().dispatch_book().add(hub::DutyTurn{today, "night"}, by, hub.clock.wall()));
    EXPECT_EQ(report(1, true).assignee, "zhao") << "a quarter past nine on a Tuesday";
    hub.clock.advance(12h);
    EXPECT_EQ(report(2, true).assignee, "night");
    EXPECT_EQ(report(3).assignee, "zhao");
    hub.clock.advance(10h);
    EXPECT_EQ(report(4, true).assignee, "night") << "a quarter past seven of the next morning";
    hub.clock.advance(50min);
    EXPECT_EQ(report(5, true).assignee, "zhao") << "another turn, with nobody in it";
}

// A leak is promised within two hours of working time: 9:12, so 10:42 and 11:12.
TEST_F(DispatchByHub, WhatNobodyTakesOnIsHandedToThoseOnDutyOnceItIsLate) {
    duty_today();
    const auto orphan = report(1);
    rule("27", "zhao");
    const auto left = report(2), taken = report(3);
    ASSERT_EQ(left.assignee, "zhao");
    ASSERT_TRUE(hub.store().move_service_request(
        {taken.number, RequestState::dispatched, RequestState::accepted, RequestMover::worker, "", "", ""},
        {"zhao", ""}, hub.clock.wall()));
    EXPECT_EQ(remind_after(left.near), 3u);
    EXPECT_EQ(stored(1).assignee, "zhao") << "nobody had it, and by now there is a rule";
    EXPECT_EQ(stored(2).assignee, "zhao") << "who has it is reminded";
    EXPECT_EQ(remind_after(left.due), 3u);
    const auto handed = stored(2);
    EXPECT_EQ(handed.assignee, "duty");
    EXPECT_EQ(handed.state, RequestState::dispatched);
    EXPECT_EQ(handed.moves.back().mover, RequestMover::rule);
    EXPECT_EQ(handed.moves.back().assignee, "duty");
    EXPECT_EQ(stored(3).assignee, "zhao") << "who has taken it on keeps it";
    const auto record = hub.store().record(domain::topic::requests, left.number).value();
    EXPECT_EQ(std::get<domain::ServiceRequest>(*record).worker, "duty师傅") << "every kiosk hears";
    EXPECT_EQ(remind_after(left.due + 24h), 0u) << "once of each";
    const auto log = hub.store().accounts().audit({.limit = 10, .action = "request.remind"}).value();
    std::multiset<std::string> details;
    for (const auto& line : log)
        details.insert(line.detail);
    EXPECT_EQ(details, (std::multiset<std::string>{"late: zhao", "late: zhao > duty", "late: zhao > duty",
                                                   "near > zhao", "near: zhao", "near: zhao"}));
    EXPECT_EQ(orphan.assignee, "");
}

TEST_F(DispatchByHub, WhatSomebodyHasWhoLeftGoesToSomebodyElseOrWaitsToBeGiven) {
    rule("27", "zhao");
    const auto first = report(1), second = report(2);
    ASSERT_EQ(second.assignee, "zhao");
    ASSERT_TRUE(hub.store().move_service_request(
        {second.number, RequestState::dispatched, RequestState::accepted, RequestMover::worker, "", "", ""},
        {"zhao", ""}, hub.clock.wall()));
    EXPECT_EQ(hub.store().relieve_whoever_left(hub.clock.wall()).value(), 0u);
    disable("zhao");
    EXPECT_EQ(hub.store().relieve_whoever_left(hub.clock.wall()).value(), 2u);
    for (const std::uint32_t count : {1u, 2u}) {
        EXPECT_EQ(stored(count).state, RequestState::submitted);
        EXPECT_EQ(stored(count).assignee, "");
        EXPECT_EQ(stored(count).moves.back().mover, RequestMover::rule);
    }
    rule("27", "qian");
    const auto third = report(3);
    ASSERT_EQ(third.assignee, "qian");
    add("sun", {StaffRole::works});
    rule("27", "sun");
    disable("qian");
    EXPECT_EQ(hub.store().relieve_whoever_left(hub.clock.wall()).value(), 1u);
    EXPECT_EQ(stored(3).assignee, "sun");
    EXPECT_EQ(hub.store().relieve_whoever_left(hub.clock.wall()).value(), 0u);
    const auto line = hub.store().accounts().audit({.limit = 1, .action = "request.relieve"}).value().at(0);
    EXPECT_EQ(line.detail, "qian > sun");
}

// A kiosk that was offline, or a hub that was off: who gets it only now has let nothing lie.
TEST_F(DispatchByHub, WhatComesLateStaysWithWhomTheRulesGiveIt) {
    duty_today();
    rule("", "zhao");
    const auto made = hub.clock.wall();
    hub.clock.advance(5h);
    ASSERT_EQ(report(1, false, made).assignee, "zhao");
    EXPECT_EQ(hub.store().remind(hub.clock.wall()).value(), 1u);
    EXPECT_EQ(stored(1).assignee, "zhao");
}

TEST_F(DispatchByHub, WhatIsDoneAndNobodySpeaksOfIsConfirmedAfterAFortnight) {
    rule("", "zhao");
    const auto number = report(1).number;
    const auto move = [&](RequestState from, RequestState to) {
        return hub.store().move_service_request({number, from, to, RequestMover::worker, "", "", ""},
                                                {"zhao", ""}, hub.clock.wall());
    };
    ASSERT_TRUE(move(RequestState::dispatched, RequestState::accepted));
    ASSERT_TRUE(move(RequestState::accepted, RequestState::done));
    hub.clock.advance(24h * 14);
    EXPECT_EQ(hub.store().confirm_what_is_long_done(hub.clock.wall()).value(), 0u);
    hub.clock.advance(1s);
    EXPECT_EQ(hub.store().confirm_what_is_long_done(hub.clock.wall()).value(), 1u);
    EXPECT_EQ(stored(1).state, RequestState::confirmed);
    EXPECT_EQ(stored(1).moves.back().mover, RequestMover::rule);
    EXPECT_EQ(hub.store().confirm_what_is_long_done(hub.clock.wall()).value(), 0u);
}

TEST_F(DispatchByHub, WhatIsReopenedIsPromisedOnceMore) {
    const auto first = report(1);
    hub.clock.advance(24h);
    EXPECT_EQ(hub.store().remind(hub.clock.wall()).value(), 1u);
    const auto move = [&](RequestState from, RequestState to, RequestMover mover) {
        return hub.store().move_service_request({first.number, from, to, mover, "why", "zhao", "赵师傅"}, by,
                                                hub.clock.wall());
    };
    using enum RequestState;
    ASSERT_TRUE(move(submitted, rejected, RequestMover::dispatcher));
    ASSERT_TRUE(move(rejected, reopened, RequestMover::dispatcher));
    const auto again = *hub.store().service_request(first.number).value();
    EXPECT_EQ(again.due, first.due + 24h) << "Wednesday at the same time of day";
    EXPECT_FALSE(hub::is_late(again, hub.clock.wall()));
    hub.clock.advance(3h);
    EXPECT_EQ(hub.store().remind(hub.clock.wall()).value(), 1u) << "and reminded of once more";
}

TEST_F(DispatchByHub, TheBookIsKeptAtTheConsole) {
    fakes::ConsoleVisitor repairs{hub, {StaffRole::repairs}}, duty{hub, {StaffRole::duty}},
        cook{hub, {StaffRole::canteen}};
    const std::string page = "/console/requests/dispatch";
    const auto post = [&](std::multimap<std::string, std::string> fields) {
        return repairs.location(repairs.post(page, std::move(fields)));
    };
    const std::string saved = page + "?done=saved", wrong = page + "?done=wrong";
    EXPECT_EQ(post({{"do", "add_rule"}, {"unit", ""}, {"category", "water.leak"}, {"assignee", "zhao"}}),
              saved);
    EXPECT_EQ(post({{"do", "add_turn"}, {"day", "2026-12-24"}, {"name", "qian"}}), saved);
    for (const char* broken : {"unit=99&category=&assignee=zhao", "unit=&category=gone&assignee=zhao",
                               "unit=&category=&assignee=cook", "unit=&category=&assignee="}) {
        auto fields = hub::parse_form(broken);
        fields.emplace("do", "add_rule");
        EXPECT_EQ(post(fields), wrong) << broken;
    }
    for (const char* day : {"2026-12-20", "2028-12-24", "0202-12-24", "x"})
        EXPECT_EQ(post({{"do", "add_turn"}, {"day", day}, {"name", "qian"}}), wrong) << day;
    EXPECT_EQ(post({{"do", "add_turn"}, {"day", "2026-12-24"}, {"name", "cook"}}), wrong);
    EXPECT_EQ(post({{"do", "nothing"}}), wrong);
    EXPECT_EQ(report(1).assignee, "zhao");
    const std::string shown = duty.get(page).body;
    for (const char* words : {"zhao师傅", "漏水", "所有网格", "12月24日", "qian师傅"})
        EXPECT_NE(shown.find(words), std::string::npos) << words;
    EXPECT_EQ(shown.find("name=\"do\""), std::string::npos) << "looks, and changes nothing";
    EXPECT_EQ(duty.post(page, {{"do", "drop_turn"}}).status, 403);
    EXPECT_EQ(cook.get(page).status, 403);
    EXPECT_EQ(post({{"do", "drop_turn"}, {"day", "2026-12-24"}, {"name", "qian"}}), saved);
    EXPECT_EQ(post({{"do", "drop_rule"}, {"unit", ""}, {"category", "water.leak"}, {"assignee", "zhao"}}),
              saved);
    EXPECT_NE(repairs.get(page).body.find("还没有规则"), std::string::npos);
}

TEST_F(DispatchByHub, WhoeverMendsSeesTheirOwnAndMovesItToTheEnd) {
    fakes::ConsoleVisitor mender{hub, {StaffRole::works}}, other{hub, {StaffRole::contractor}};
    rule("", mender.name);
    const std::string number = report(1).number, list = "/console/orders", page = list + "/" + number;
    EXPECT_NE(mender.get(list).body.find(number), std::string::npos);
    EXPECT_EQ(other.get(list).body.find(number), std::string::npos);
    EXPECT_EQ(other.get(page).status, 404);
    EXPECT_EQ(other.get(page + "/photos/" + std::string(64, 'a')).status, 404);
    EXPECT_EQ(other.post(page, {{"from", "dispatched"}, {"to", "accepted"}}).status, 404);
    for (const char* words : {"tel:13800000000", "按规则"})
        EXPECT_NE(mender.get(page).body.find(words), std::string::npos) << words;
    const auto step = [&](const char* from, const char* to) {
        return mender.post(page, {{"from", from}, {"to", to}, {"words", "换了垫圈"}}).status;
    };
    EXPECT_EQ(step("dispatched", "rejected"), 409) << "that is for who dispatches";
    EXPECT_EQ(step("dispatched", "accepted"), 303);
    EXPECT_EQ(step("dispatched", "accepted"), 409) << "pressed twice";
    EXPECT_EQ(step("accepted", "on_site"), 303);
    EXPECT_EQ(step("on_site", "done"), 303);
    const auto done = *hub.store().service_request(number).value();
    EXPECT_EQ(done.state, RequestState::done);
    EXPECT_EQ(done.moves.back().actor, mender.name);
    EXPECT_EQ(done.moves.back().words, "换了垫圈");
    EXPECT_NE(mender.get(list).body.find("最近修好的"), std::string::npos);

    const std::string second = report(2).number;
    EXPECT_EQ(
        mender.location(mender.post(list + "/" + second, {{"from", "dispatched"}, {"to", "submitted"}})),
        list);
    EXPECT_EQ(hub.store().service_request(second).value()->assignee, "");
    EXPECT_EQ(mender.get(list + "/" + second).status, 404) << "given back";
    hub::RequestMove late{
        second, RequestState::dispatched, RequestState::accepted, RequestMover::worker, "", "", ""};
    ASSERT_TRUE(hub.store().move_service_request({second, RequestState::submitted, RequestState::dispatched,
                                                  RequestMover::dispatcher, "", other.name, "", ""},
                                                 by, hub.clock.wall()));
    late.only_of = mender.name;
    EXPECT_FALSE(hub.store().move_service_request(late, by, hub.clock.wall())) << "somebody else's by now";
    late.only_of = other.name;
    EXPECT_TRUE(hub.store().move_service_request(late, by, hub.clock.wall()));
}

TEST_F(DispatchByHub, TheBookIsAudited) {
    const auto book = [&] { return hub.store().dispatch_book(); };
    rule("27", "zhao");
    rule("27", "zhao");
    const hub::DutyTurn turn{std::chrono::sys_days{2026y / 12 / 23}, "qian"};
    ASSERT_TRUE(book().add(turn, by, hub.clock.wall()));
    EXPECT_EQ(book().rules().value(), (std::vector<DispatchRule>{{"27", "", "zhao"}}));
    EXPECT_EQ(book().turns(turn.day).value(), std::vector{turn});
    EXPECT_TRUE(book().turns(turn.day + std::chrono::days{1}).value().empty());
    ASSERT_TRUE(book().remove(DispatchRule{"27", "", "zhao"}, by, hub.clock.wall()));
    ASSERT_TRUE(book().remove(turn, by, hub.clock.wall()));
    EXPECT_TRUE(book().rules().value().empty());
    std::string all;
    const auto entries = hub.store().accounts().audit({.limit = 50}).value();
    for (const auto& entry : entries)
        if (entry.actor.who == "lifang") all += entry.action + " " + entry.object + "; ";
    EXPECT_EQ(all,
              "duty.delete 2026-12-23; dispatch.rule.delete unit 27, *; duty.add 2026-12-23; "
              "dispatch.rule.add unit 27, *; ");
}

}  // namespace
