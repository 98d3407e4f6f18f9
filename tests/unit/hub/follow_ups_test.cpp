// Urges and ratings of service requests, from kiosks and phones. Runs on both engines.
#include <gtest/gtest.h>

#include "hub/api/door.h"
#include "hub/handlers/form.h"
#include "hub/handlers/phone_page.h"
#include "hub/web/pages.h"
#include "tests/fakes/console_visitor.h"
#include "tests/fakes/one_of_each.h"

namespace {

using namespace std::chrono_literals;
using domain::FollowUpKind;
using domain::FollowUpOutcome;
using domain::RequestMover;
using domain::RequestState;
using domain::Satisfaction;
using Form = std::multimap<std::string, std::string>;

const std::string number = "BX-20261222-A-037";
const hub::Actor staff{"lifang", "192.0.2.1"};

class FollowUps : public testing::Test {
  protected:
    FollowUps() {
        auto report = fakes::check_in_fact(++sequence);
        auto body = fakes::service_request_fact();
        body.danger = false;
        report.body = body;
        send({report});
    }

    domain::Fact fact(FollowUpKind kind, std::optional<Satisfaction> rating = {},
                      const std::string& words = "") {
        auto fact = fakes::check_in_fact(++sequence);
        fact.header.wall = hub.clock.wall();
        fact.header.id = base::make_uuid_v7(fact.header.wall);
        fact.body = domain::FollowUpFact{{{2026, 12, 22, "A", 37}, key, kind, rating, words}};
        return fact;
    }
    void send(const std::vector<domain::Fact>& facts) {
        const auto batch = protocol::decode_facts(protocol::encode_facts(facts)).value();
        const auto receipt = hub.store().receive(kiosk, batch, {}, hub.clock.wall()).value();
        for (const auto& verdict : receipt.verdicts)
            EXPECT_NE(verdict.verdict, domain::Verdict::refused) << verdict.reason;
    }
    hub::ServiceRequest now() { return *hub.store().service_request(number).value(); }
    domain::ServiceRequest told() {
        return std::get<domain::ServiceRequest>(*hub.store().record(domain::topic::requests, number).value());
    }
    void move(RequestState from, RequestState to, RequestMover by) {
        ASSERT_TRUE(hub.store().move_service_request({number, from, to, by, "", "li", "李师傅"}, staff,
                                                     hub.clock.wall()));
    }
    void finish() {
        move(now().state, RequestState::dispatched, RequestMover::dispatcher);
        move(RequestState::dispatched, RequestState::accepted, RequestMover::worker);
        move(RequestState::accepted, RequestState::done, RequestMover::worker);
        hub.clock.advance(1min);
    }

    hub::Request address(const std::string& lang = "") {
        hub::Request request;
        request.path = "/r/" + number + "/" + base::to_string(key);
        request.steps = {number, base::to_string(key)};
        if (!lang.empty()) request.query["lang"] = lang;
        return request;
    }
    std::string page(const std::string& lang = "", const std::string& said = "") {
        auto request = address(lang);
        request.query["said"] = said;
        return hub::get_request_phone(hub.services(), request).body;
    }
    // What its answer sends the browser to.
    std::string post(const Form& form, const std::string& lang = "") {
        auto request = address(lang);
        request.form = form;
        const auto response = hub::post_request_phone(hub.services(), request);
        EXPECT_EQ(response.status, 303);
        for (const auto& [name, value] : response.headers)
            if (name == "location") return value;
        return "";
    }
    static bool has(const std::string& text, const std::string& words) {
        return text.find(words) != std::string::npos;
    }

    fakes::HubInProcess hub;
    hub::Kiosk kiosk = hub.add_kiosk("k1", "token of kiosk one");
    domain::RequestKey key = fakes::service_request_fact().key;
    std::uint32_t sequence = 0;
};

TEST_F(FollowUps, AVoiceNeedsNoSlipAndComesFromKiosksAlone) {
    auto voice = fact(FollowUpKind::voice);
    std::get<domain::FollowUpFact>(voice.body).said.key = {};
    send({voice});
    send({voice});
    EXPECT_EQ(now().voices, 1) << "a fact that comes twice is one";
    EXPECT_EQ(told().voices, 1);
    EXPECT_EQ(now().moves.size(), 1u) << "it moves nothing";
    auto request = address();
    request.form = {{"say", "voice"}};
    EXPECT_EQ(hub::post_request_phone(hub.services(), request).status, 303);
    EXPECT_EQ(now().voices, 1) << "whoever holds the slip is counted already";
    finish();
    auto late = fact(FollowUpKind::voice);
    std::get<domain::FollowUpFact>(late.body).said.key = {};
    send({late});
    EXPECT_EQ(now().voices, 1) << "nobody waits for what is done";
}

TEST_F(FollowUps, WhatMostWaitForStandsFirst) {
    const auto report = [&](std::uint32_t count, bool danger) {
        auto fact = fakes::check_in_fact(++sequence);
        auto body = fakes::service_request_fact();
        body.number.count = count;
        body.key = {count};
        body.danger = danger;
        fact.header.wall = hub.clock.wall() + std::chrono::minutes{count};
        fact.body = body;
        return fact;
    };
    send({report(38, false), report(39, true)});
    send({fact(FollowUpKind::voice)});
    const auto in_order = [&](bool by_priority) {
        hub::RequestFilter filter;
        filter.by_priority = by_priority;
        std::string all;
        const auto page = hub.store().service_requests(filter).value();
        for (const auto& request : page.requests)
            all += request.number.substr(14) + " ";
        return all;
    };
    EXPECT_EQ(in_order(true), "039 037 038 ") << "danger, then voices";
    EXPECT_EQ(in_order(false), "039 038 037 ");
}

TEST_F(FollowUps, AnUrgeOfAKioskIsCountedAndTold) {
    const auto urge = fact(FollowUpKind::urge);
    send({urge});
    send({urge});
    EXPECT_EQ(now().urges, 1) << "a fact that comes twice is one";
    ASSERT_EQ(now().said.size(), 1u);
    EXPECT_EQ(now().said[0].kiosk, "k1");
    EXPECT_EQ(now().moves.size(), 1u) << "it moves nothing";
    EXPECT_EQ(told().urged, urge.header.wall);
    send({fact(FollowUpKind::urge)});
    EXPECT_EQ(now().urges, 1) << "once a day";
    hub.clock.advance(24h);
    send({fact(FollowUpKind::urge)});
    EXPECT_EQ(now().urges, 2);
}

TEST_F(FollowUps, KioskAndPhoneShareTheDay) {
    EXPECT_EQ(post({{"say", "urge"}}), "?lang=zh&said=urge");
    send({fact(FollowUpKind::urge)});
    EXPECT_EQ(now().urges, 1);
    EXPECT_EQ(post({{"say", "urge"}}), "?lang=zh&said=urged_today");
    EXPECT_EQ(now().said.at(0).kiosk, "");
    const std::string page = hub::get_request_phone(hub.services(), address()).body;
    EXPECT_NE(page.find("今天已经催过了，明天可以再催"), std::string::npos) << "why there is no key for it";
    hub.clock.advance(24h);
    EXPECT_EQ(hub::get_request_phone(hub.services(), address()).body.find("今天已经催过了"),
              std::string::npos);
}

TEST_F(FollowUps, AReportAndItsUrgeMayComeInOneBatch) {
    auto report = fakes::check_in_fact(++sequence);
    report.header.id = base::make_uuid_v7(hub.clock.wall());
    auto body = fakes::service_request_fact();
    body.number.count = 38;
    body.key = {77};
    report.body = body;
    auto urge = fact(FollowUpKind::urge);
    std::get<domain::FollowUpFact>(urge.body).said.number.count = 38;
    std::get<domain::FollowUpFact>(urge.body).said.key = {77};
    send({urge, report});
    EXPECT_EQ(hub.store().service_request("BX-20261222-A-038").value()->urges, 1);
}

TEST_F(FollowUps, WithoutTheKeyNothingHappens) {
    auto guessed = fact(FollowUpKind::urge), none = fact(FollowUpKind::urge),
         other = fact(FollowUpKind::urge);
    std::get<domain::FollowUpFact>(guessed.body).said.key = {1};
    std::get<domain::FollowUpFact>(none.body).said.key = {};
    std::get<domain::FollowUpFact>(other.body).said.number.count = 99;
    auto batch = protocol::decode_facts(protocol::encode_facts({guessed, other})).value();
    ASSERT_TRUE(hub.store().receive(kiosk, batch, {}, hub.clock.wall()));
    EXPECT_EQ(protocol::decode_facts(protocol::encode_facts({none})).value().broken.size(), 1u);
    EXPECT_EQ(now().urges, 0);
    EXPECT_TRUE(now().said.empty());
    EXPECT_EQ(hub.store()
                  .follow_up({{2026, 12, 22, "A", 37}, {1}, FollowUpKind::urge, {}, ""}, hub.clock.wall())
                  .value(),
              FollowUpOutcome::wrong_key);
    EXPECT_EQ(hub.store()
                  .follow_up({{2026, 12, 22, "A", 99}, {1}, FollowUpKind::urge, {}, ""}, hub.clock.wall())
                  .value(),
              FollowUpOutcome::no_such_request);
}

TEST_F(FollowUps, ContentConfirmsOnce) {
    EXPECT_EQ(post({{"say", "rating"}, {"rating", "satisfied"}}), "?lang=zh&said=not_done");
    finish();
    EXPECT_EQ(post({{"say", "urge"}}), "?lang=zh&said=finished");
    EXPECT_EQ(post({{"say", "rating"}, {"rating", "fairly_satisfied"}, {"words", "secret"}}),
              "?lang=zh&said=rating");
    EXPECT_EQ(now().state, RequestState::confirmed);
    EXPECT_EQ(now().rating, Satisfaction::fairly_satisfied);
    EXPECT_EQ(now().moves.back().mover, RequestMover::reporter);
    EXPECT_EQ(now().said.back().words, "") << "a reason is asked of the last two words alone";
    EXPECT_TRUE(told().rated);
    EXPECT_EQ(post({{"say", "rating"}, {"rating", "dissatisfied"}}), "?lang=zh&said=rated");
    EXPECT_EQ(now().rating, Satisfaction::fairly_satisfied);
}

TEST_F(FollowUps, WhoIsNotContentKeepsItWithTheHouseAndNotSolvedReopens) {
    finish();
    send({fact(FollowUpKind::rating, Satisfaction::very_dissatisfied, "还在滴水")});
    EXPECT_EQ(now().state, RequestState::done);
    EXPECT_EQ(now().said.back().words, "还在滴水");
    send({fact(FollowUpKind::not_solved)});
    EXPECT_EQ(now().state, RequestState::reopened);
    EXPECT_EQ(now().assignee, "");
    EXPECT_FALSE(now().rating) << "of the next time that it is done anew";
    EXPECT_FALSE(told().rated);
    send({fact(FollowUpKind::not_solved)});
    EXPECT_EQ(now().said.size(), 2u);
    finish();
    EXPECT_EQ(post({{"say", "rating"}, {"rating", "satisfied"}}), "?lang=zh&said=rating");
}

TEST_F(FollowUps, NotSolvedIsPromisedOnceMore) {
    auto category = fakes::category();
    category.id = now().category;
    hub::Edit edit;
    edit.changes = {category};
    ASSERT_TRUE(hub.store().apply(edit, hub.clock.wall()));
    finish();
    ASSERT_EQ(now().due, base::WallTime{}) << "reported before anything was promised";
    send({fact(FollowUpKind::not_solved)});
    EXPECT_EQ(now().state, RequestState::reopened);
    EXPECT_GT(now().due, hub.clock.wall());
    EXPECT_EQ(told().due, now().due);
    EXPECT_EQ(now().reminded, hub::Reminder::none);
    const auto line = hub.store().accounts().audit({.limit = 1, .action = "request.promise"}).value().at(0);
    EXPECT_TRUE(line.detail.starts_with("none > 2026-12-22 ")) << line.detail;
}

// The page may be another hub's, whose clock is ahead.
TEST_F(FollowUps, APhoneSaysAfterWhatItHasSeen) {
    finish();
    const domain::FollowUp said{{2026, 12, 22, "A", 37}, key, FollowUpKind::not_solved, {}, ""};
    EXPECT_EQ(hub.store().follow_up(said, hub.clock.wall() - 5min).value(), FollowUpOutcome::counted);
    EXPECT_EQ(now().state, RequestState::reopened);
}

TEST_F(FollowUps, WhatAnOlderHubHasStoredUnreadIsTakenAtTheNextStart) {
    auto batch = protocol::decode_facts(protocol::encode_facts({fact(FollowUpKind::urge)})).value();
    batch.facts.at(0).body.reset();
    ASSERT_TRUE(hub.store().receive(kiosk, batch, {}, hub.clock.wall()));
    EXPECT_EQ(now().urges, 0);
    hub.reopen();
    EXPECT_EQ(now().urges, 1);
    hub.reopen();
    EXPECT_EQ(now().urges, 1);
}

TEST_F(FollowUps, ThePhoneOffersWhatCountsInBothLanguages) {
    EXPECT_TRUE(has(page(), "催一下"));
    EXPECT_TRUE(has(page(), "form method") || has(page(), "method=\"post\" action=\"?lang=zh\""));
    EXPECT_FALSE(has(page(), "name=\"rating\""));
    post({{"say", "urge"}});
    EXPECT_FALSE(has(page(), "value=\"urge\""));
    EXPECT_TRUE(has(page("", "urge"), "已经替您催了"));
    EXPECT_TRUE(has(page(), "催办"));
    finish();
    for (const char* word : {"非常满意", "基本满意", "非常不满意", "没修好"})
        EXPECT_TRUE(has(page(), word)) << word;
    EXPECT_TRUE(has(page("en"), "action=\"?lang=en\""));
    EXPECT_EQ(post({{"say", "not_solved"}, {"words", "<b>还在漏</b>"}}, "en"), "?lang=en&said=not_solved");
    EXPECT_EQ(now().said.back().words, "<b>还在漏</b>");
    EXPECT_FALSE(has(page(), "还在漏")) << "whoever finds the slip reads no words of its reporter";
    EXPECT_TRUE(has(page(), "重新处理"));
}

TEST_F(FollowUps, HostileFormsChangeNothing) {
    finish();
    for (const Form& form :
         {Form{}, Form{{"say", ""}}, Form{{"say", "confirmed"}}, Form{{"say", "rating"}},
          Form{{"say", "rating"}, {"rating", "5"}}, Form{{"say", "not_solved"}, {"words", "\xff\xfe"}}})
        EXPECT_EQ(post(form), "?lang=zh&said=unclear");
    EXPECT_TRUE(now().said.empty());
    EXPECT_FALSE(has(page("", "<script>alert(1)</script>"), "alert(1)"));
    post({{"say", "not_solved"}, {"words", std::string(5000, 'x') + std::string("\0\n\x1b", 3)}});
    EXPECT_EQ(now().said.at(0).words, std::string(200, 'x'));
}

TEST_F(FollowUps, WrongAddressesAreAllAlike) {
    for (const auto& steps : {std::vector<std::string>{number, "0000000000000000"},
                              {number, "ffffffffffffffff"},
                              {number, "'; DROP"},
                              {"BX-20261222-A-038", base::to_string(key)},
                              {"", ""}}) {
        hub::Request request;
        request.steps = steps;
        request.form = {{"say", "urge"}};
        EXPECT_EQ(hub::post_request_phone(hub.services(), request).status, 404);
    }
    EXPECT_EQ(now().urges, 0);
}

TEST_F(FollowUps, OneAddressSaysOnlySoMuch) {
    auto request = address();
    request.peer = "192.0.2.7";
    int busy = 0;
    for (int n = 0; n < 40; ++n)
        if (hub::answer_bare(hub.services(), "POST", request).status == 429) ++busy;
    EXPECT_GT(busy, 0);
    EXPECT_EQ(hub::answer_bare(hub.services(), "GET", request).status, 200) << "reading goes on";
}

TEST_F(FollowUps, OnlyItsOwnFormsMayBeSent) {
    const auto shown = hub::get_request_phone(hub.services(), address());
    for (const auto& [name, value] : shown.headers)
        if (name == "content-security-policy") {
            EXPECT_EQ(value, hub::content_security_policy(true));
        }
}

TEST_F(FollowUps, TheConsoleShowsHowOftenAndWhatWasSaid) {
    post({{"say", "urge"}});
    hub.clock.advance(24h);
    post({{"say", "urge"}});
    fakes::ConsoleVisitor repairs{hub, {hub::StaffRole::repairs}}, auditor{hub, {hub::StaffRole::auditor}};
    EXPECT_TRUE(has(repairs.get("/console/requests").body, "催 2 次"));
    const std::string path = "/console/requests/" + number;
    EXPECT_TRUE(has(repairs.get(path).body, "催办"));
    finish();
    post({{"say", "rating"}, {"rating", "dissatisfied"}, {"words", "<i>慢</i>"}});
    EXPECT_TRUE(has(repairs.get("/console/requests?show=done").body, "不满意"));
    EXPECT_TRUE(has(repairs.get(path).body, "&lt;i&gt;慢"));
    EXPECT_FALSE(has(auditor.get(path).body, "慢")) << "who only looks";
}

TEST(PlainLine, IsShortAndOnOneLine) {
    EXPECT_EQ(hub::plain_line(" 还在\n漏 ", 200), "还在 漏");
    EXPECT_EQ(hub::plain_line("还在漏水", 2), "还在");
    EXPECT_EQ(hub::plain_line("\xff", 2), std::nullopt);
}

}  // namespace
