// Entering an arrival by hand through the console, and taking one back.
#include <gtest/gtest.h>

#include "tests/fakes/console_visitor.h"

namespace {

using hub::StaffRole;

class ConsoleArrivals : public testing::Test {
  protected:
    using Fields = std::multimap<std::string, std::string>;

    ConsoleArrivals() { hub.add_sample(); }

    static bool says(const hub::Response& response, const std::string& words) {
        return response.body.find(words) != std::string::npos;
    }
    // What a kiosk's feed says after `cursor`, which moves on, of arrivals and of what was taken back.
    static std::vector<domain::Change> arrivals_told(hub::Store& store, const hub::Kiosk& kiosk,
                                                     std::string& cursor) {
        auto page = std::get<domain::ChangePage>(store.changes(cursor, 200, kiosk).value());
        cursor = page.cursor;
        std::erase_if(page.changes, [](const domain::Change& change) {
            const auto topic = protocol::topic_of(change);
            return topic != "arrivals" && topic != "annulments";
        });
        return page.changes;
    }
    // Where a page's form takes the arrival back.
    static std::string take_back_address(const hub::Response& page) {
        const auto at = page.body.find("/arrivals/");
        if (at == std::string::npos) return "";
        const auto begin = page.body.rfind('"', at) + 1;
        return page.body.substr(begin, page.body.find('"', at) - begin);
    }
    hub::AuditEntry last_entry() { return hub.store().accounts().audit({.limit = 1}).value().at(0); }

    fakes::HubInProcess hub;
    fakes::ConsoleVisitor organiser{hub, {StaffRole::meetings}}, duty{hub, {StaffRole::duty}};
    const std::string page = "/console/meetings/" + base::to_string(fakes::meeting().id);
    const std::string wang = page + "/people/" + base::to_string(fakes::attendee().id);
};

TEST_F(ConsoleArrivals, AnArrivalIsEnteredByHandAndTakenBack) {
    const auto kiosk = hub.add_kiosk("k1", "token of kiosk one");
    const Fields entered = {
        {"do", "arrived"}, {"at_date", "2026-12-22"}, {"at_time", "09:05"}, {"reason", "no_pass"}};
    std::string cursor;
    EXPECT_TRUE(arrivals_told(hub.store(), kiosk, cursor).empty());
    EXPECT_TRUE(says(organiser.get(wang), "补签的原因"));
    EXPECT_EQ(organiser.location(organiser.post(wang, entered)), wang + "?done=arrived");
    EXPECT_EQ(last_entry().action, "attendee.correct");
    EXPECT_EQ(last_entry().detail, "arrived: no_pass");
    const auto told = arrivals_told(hub.store(), kiosk, cursor);
    ASSERT_EQ(told.size(), 1u);
    const auto arrival = std::get<domain::Arrival>(told[0]);
    EXPECT_EQ(arrival.attendee, fakes::attendee().id);
    EXPECT_EQ(arrival.credential, fakes::attendee().credential);
    EXPECT_EQ(arrival.at, fakes::at(9, 5));
    EXPECT_EQ(arrival.kiosk, "管理台");
    EXPECT_TRUE(says(organiser.get(wang), "撤回的原因"));
    EXPECT_EQ(organiser.location(organiser.post(wang, entered)), wang + "?done=not_so") << "twice";
    EXPECT_EQ(hub.store().kiosks().value().size(), 1u) << "the console is none";

    const Fields taken_back = {{"person", base::to_string(fakes::attendee().id)}, {"reason", "王建国"}};
    const std::string address = take_back_address(organiser.get(wang));
    EXPECT_EQ(organiser.location(organiser.post(address, taken_back)), wang + "?done=taken_back");
    EXPECT_EQ(last_entry().detail, "taken back: other");
    EXPECT_EQ(last_entry().object, base::to_string(fakes::attendee().id));
    const domain::Annulment annulment{arrival.fact, fakes::meeting().id};
    const auto gone = arrivals_told(hub.store(), kiosk, cursor);
    EXPECT_EQ(gone, (std::vector<domain::Change>{annulment,
                                                 domain::Tombstone{"arrivals", protocol::id_of(told[0])}}));
    std::string fresh;
    EXPECT_EQ(arrivals_told(hub.store(), kiosk, fresh), std::vector<domain::Change>{annulment})
        << "a snapshot agrees";
    EXPECT_TRUE(hub.store().attendance({fakes::meeting().id}).value().empty());
    EXPECT_EQ(organiser.location(organiser.post(address, taken_back)), wang + "?done=not_so") << "twice";
    // And in again.
    EXPECT_EQ(organiser.location(organiser.post(wang, entered)), wang + "?done=arrived");
    EXPECT_EQ(hub.store().fact_count().value(), 3u) << "nothing is deleted";
}

TEST_F(ConsoleArrivals, WhatAKioskSawIsDecidedWithWhatWasEntered) {
    const auto kiosk = hub.add_kiosk("k1", "token of kiosk one");
    organiser.post(wang, {{"do", "arrived"}, {"at_date", "2026-12-22"}, {"at_time", "09:05"}});
    // The kiosk was out of reach, and saw the person before and after.
    auto fact = fakes::check_in_fact(1);
    fact.header.wall = fakes::at(9, 10);
    const auto batch = protocol::decode_facts(protocol::encode_facts({fact})).value();
    ASSERT_TRUE(hub.store().receive(kiosk, batch, std::nullopt, hub.clock.wall()));
    const auto at = [&] { return hub.store().arrivals_of(fakes::meeting().id).value().at(0).at; };
    EXPECT_EQ(at(), fakes::at(9, 5));
    const std::string entered = take_back_address(organiser.get(wang));
    organiser.post(entered, {});
    EXPECT_EQ(at(), fakes::at(9, 10)) << "the kiosk's own stands";
    EXPECT_EQ(organiser.location(organiser.post(entered, {})), page + "?done=not_so")
        << "a key pressed twice";
    EXPECT_EQ(at(), fakes::at(9, 10));
    EXPECT_EQ(organiser.location(organiser.post(take_back_address(organiser.get(wang)), {})),
              page + "?done=taken_back");
    EXPECT_TRUE(hub.store().arrivals_of(fakes::meeting().id).value().empty());
}

TEST_F(ConsoleArrivals, WhatAKioskLetInIsTakenBackAndCountsNowhere) {
    const auto kiosk = hub.add_kiosk("k1", "token of kiosk one");
    const auto receive = [&](const domain::Fact& fact) {
        const auto batch = protocol::decode_facts(protocol::encode_facts({fact})).value();
        return hub.store().receive(kiosk, batch, std::nullopt, hub.clock.wall()).value().verdicts[0].verdict;
    };
    const auto fact = fakes::check_in_fact(1);
    ASSERT_EQ(receive(fact), domain::Verdict::accepted);
    EXPECT_TRUE(says(organiser.get("/console"), "1 / 156"));
    EXPECT_TRUE(says(organiser.get(page + "/attendance.csv"), "已到"));
    EXPECT_EQ(take_back_address(duty.get(wang)), "") << "who may not change lists";
    const std::string address = take_back_address(organiser.get(wang));
    EXPECT_EQ(address, page + "/arrivals/" + base::to_string(fact.header.id));
    EXPECT_EQ(duty.post(address, {}).status, 403);
    std::string cursor;
    const auto told = arrivals_told(hub.store(), kiosk, cursor);
    const Fields reason = {{"person", base::to_string(fakes::attendee().id)}, {"reason", "wrong_person"}};
    EXPECT_EQ(organiser.location(organiser.post(address, reason)), wang + "?done=taken_back");
    EXPECT_EQ(last_entry().action, "attendee.correct");
    EXPECT_EQ(last_entry().detail, "taken back: wrong_person");
    EXPECT_TRUE(says(organiser.get(wang + "?done=taken_back"), "签到已撤回"));
    EXPECT_TRUE(hub.store().attendance({fakes::meeting().id}).value().empty());
    EXPECT_FALSE(says(organiser.get("/console"), "1 / 156"));
    EXPECT_FALSE(says(organiser.get(page + "/attendance.csv"), "已到"));
    const domain::Annulment annulment{fact.header.id, fakes::meeting().id};
    EXPECT_EQ(
        arrivals_told(hub.store(), kiosk, cursor),
        (std::vector<domain::Change>{annulment, domain::Tombstone{"arrivals", protocol::id_of(told.at(0))}}));
    // Sent once more, by a kiosk that did not hear the verdict: still taken back.
    EXPECT_EQ(receive(fact), domain::Verdict::duplicate);
    EXPECT_TRUE(hub.store().arrivals_of(fakes::meeting().id).value().empty());
    auto again = fakes::check_in_fact(2);
    again.header.id = base::make_uuid_v7(fakes::at(9, 11));
    EXPECT_EQ(receive(again), domain::Verdict::accepted);
    EXPECT_EQ(hub.store().arrivals_of(fakes::meeting().id).value().at(0).fact, again.header.id);
    EXPECT_TRUE(hub.store().record("annulments", base::to_string(fact.header.id)).value()) << "for ever";
}

TEST_F(ConsoleArrivals, AnArrivalOfSomebodyOnNoListIsTakenBackToo) {
    const auto kiosk = hub.add_kiosk("k1", "token of kiosk one");
    auto walk_in = fakes::check_in_fact(1), stranger = fakes::check_in_fact(2);
    walk_in.body = domain::CheckInFact{fakes::meeting().id, {}, {}, domain::Method::walk_in, {}, "访客", ""};
    stranger.header.id = base::make_uuid_v7(fakes::at(8, 53));
    stranger.body = domain::CheckInFact{fakes::meeting().id, {}, {0xbad}, domain::Method::pass, {}, "", ""};
    const auto batch = protocol::decode_facts(protocol::encode_facts({walk_in, stranger})).value();
    ASSERT_TRUE(hub.store().receive(kiosk, batch, std::nullopt, hub.clock.wall()));
    for (const auto& fact : {walk_in, stranger}) {
        const std::string address = page + "/arrivals/" + base::to_string(fact.header.id);
        EXPECT_TRUE(says(organiser.get(page), address));
        EXPECT_FALSE(says(duty.get(page), address));
        EXPECT_TRUE(says(organiser.get(address), "不在名单上"));
        EXPECT_EQ(take_back_address(organiser.get(address)), address);
        EXPECT_EQ(organiser.location(organiser.post(address, {{"reason", "trial"}})),
                  page + "?done=taken_back");
        EXPECT_EQ(last_entry().object, base::to_string(fact.header.id));
        EXPECT_EQ(last_entry().detail, "taken back: trial");
        EXPECT_EQ(organiser.get(address).status, 404);
    }
    EXPECT_TRUE(hub.store().arrivals_of(fakes::meeting().id).value().empty());
    EXPECT_EQ(organiser.get(page + "/arrivals/nothing").status, 404);
    EXPECT_EQ(organiser.location(organiser.post(page + "/arrivals/nothing", {})), page + "?done=not_so");
}

TEST_F(ConsoleArrivals, WhoIsOnNoListHasTheNameThatTheyGave) {
    const auto kiosk = hub.add_kiosk("k1", "token of kiosk one");
    auto walk_in = fakes::check_in_fact(1), other = fakes::check_in_fact(2);
    const auto meeting = fakes::meeting().id;
    walk_in.body = domain::CheckInFact{meeting, {}, {}, domain::Method::walk_in, {}, "陈示例", "示例单位"};
    other.header.id = base::make_uuid_v7(fakes::at(8, 53));
    other.body = domain::CheckInFact{meeting, {}, {}, domain::Method::walk_in, {}, "=HYPERLINK(1)", "<i>"};
    const auto batch = protocol::decode_facts(protocol::encode_facts({walk_in, other})).value();
    ASSERT_TRUE(hub.store().receive(kiosk, batch, std::nullopt, hub.clock.wall()));
    const auto list = organiser.get(page);
    EXPECT_TRUE(says(list, "陈*例 · 不在名单上"));
    EXPECT_FALSE(says(list, "陈示例")) << "lists mask names";
    EXPECT_FALSE(says(list, "<i>"));
    EXPECT_TRUE(says(organiser.get(page + "?text=陈示例"), "陈*例"));
    const auto one = organiser.get(page + "/arrivals/" + base::to_string(walk_in.header.id));
    EXPECT_TRUE(says(one, "陈示例"));
    EXPECT_TRUE(says(one, "示例单位"));
    EXPECT_EQ(last_entry().action, "attendee.look");
    const auto table = organiser.get(page + "/attendance.csv");
    EXPECT_TRUE(says(table, "陈示例,示例单位,"));
    EXPECT_TRUE(says(table, "'=HYPERLINK(1),<i>,")) << table.body;
    hub::RetentionRules rules;
    ASSERT_TRUE(hub.store().purge(rules, {"cli", ""}, hub.clock.wall() + std::chrono::days{400}));
    const auto left = hub.store().walk_ins_of(meeting).value();
    for (const auto& [fact, who] : left)
        EXPECT_EQ(who, hub::WalkIn{});
}

TEST_F(ConsoleArrivals, OneThatIsKnownByThePassAndByTheListGoesWhole) {
    const auto kiosk = hub.add_kiosk("k1", "token of kiosk one");
    const auto receive = [&](const domain::Fact& fact) {
        const auto batch = protocol::decode_facts(protocol::encode_facts({fact})).value();
        ASSERT_TRUE(hub.store().receive(kiosk, batch, std::nullopt, hub.clock.wall()));
    };
    const auto arrivals = [&] { return hub.store().arrivals_of(fakes::meeting().id).value(); };
    auto unlisted = fakes::check_in_fact(1), listed = fakes::check_in_fact(2);
    unlisted.body = domain::CheckInFact{fakes::meeting().id, {}, {0xbad}, domain::Method::pass, {}, "", ""};
    receive(unlisted);
    auto late = fakes::attendee();  // on the list after that
    late.id = {0xb02};
    late.credential = {0xbad};
    hub::Edit edit;
    edit.changes = {late};
    edit.people.push_back({late.id, late.meeting, late.credential, "", "ABCD2346", "page of a latecomer"});
    ASSERT_TRUE(hub.store().apply(edit, hub.clock.wall()));
    listed.header.id = base::make_uuid_v7(fakes::at(8, 59));
    listed.header.wall = fakes::at(8, 59);
    listed.body = domain::CheckInFact{fakes::meeting().id, late.id, {}, domain::Method::look_up, {}, "", ""};
    receive(listed);
    for (const auto& fact : {unlisted, listed}) {
        ASSERT_EQ(arrivals().size(), 2u);
        for (const auto& arrival : arrivals())
            EXPECT_EQ(arrival.fact, fact.header.id);
        const hub::Withdrawal withdrawal{fakes::meeting().id, fact.header.id, "other"};
        ASSERT_TRUE(hub.store().take_back_arrival(withdrawal, {"staff", ""}, hub.clock.wall()));
    }
    EXPECT_TRUE(arrivals().empty());
}

TEST_F(ConsoleArrivals, TheArrivalOfSomebodyOnTheListIsOnTheirPage) {
    const auto kiosk = hub.add_kiosk("k1", "token of kiosk one");
    const auto batch = protocol::decode_facts(protocol::encode_facts({fakes::check_in_fact(1)})).value();
    ASSERT_TRUE(hub.store().receive(kiosk, batch, std::nullopt, hub.clock.wall()));
    EXPECT_EQ(organiser.location(organiser.get(take_back_address(organiser.get(wang)))), wang);
}

TEST_F(ConsoleArrivals, NobodyIsEnteredAtATimeThatCannotBe) {
    for (const auto& [day, time] : {std::pair("2026-12-22", "09:13"), std::pair("2026-12-20", "09:00"),
                                    std::pair("2026-12-23", "09:00"), std::pair("", ""), std::pair("x", "y")})
        EXPECT_EQ(organiser.location(
                      organiser.post(wang, {{"do", "arrived"}, {"at_date", day}, {"at_time", time}})),
                  wang + "?done=bad_time")
            << day << time;
    EXPECT_EQ(hub.store().fact_count().value(), 0u);
    EXPECT_EQ(duty.post(wang, {{"do", "arrived"}}).status, 403);
    EXPECT_EQ(organiser
                  .post(page + "/people/0000000000000b09",
                        {{"do", "arrived"}, {"at_date", "2026-12-22"}, {"at_time", "09:05"}})
                  .status,
              404);
}

}  // namespace
