// What is forgotten and what stays, on a real database.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "hub/clock.h"
#include "tests/fakes/a_png.h"
#include "tests/fakes/beside_hub.h"
#include "tests/fakes/hub_in_process.h"
#include "tests/fakes/one_of_each.h"

namespace {

using namespace std::chrono_literals;
using domain::Verdict;
using std::chrono::days;

const hub::Actor by{"hub", ""};

class Retention : public testing::Test {
  protected:
    Retention() {
        kiosk = hub.add_kiosk("k1", "token of kiosk one");
        hub.add_sample();
        auto walk_in = fakes::check_in_fact(2);
        walk_in.header.id = base::make_uuid_v7(fakes::at(8, 53));
        domain::CheckInFact body;
        body.meeting = fakes::meeting().id;
        body.method = domain::Method::walk_in;
        body.walk_in_name = walk_in_name;
        walk_in.body = body;
        auto refusal = walk_in, staff = walk_in;
        refusal.header.id = base::make_uuid_v7(fakes::at(8, 54));
        refusal.header.sequence = 3;
        refusal.body = domain::RefusalFact{};
        staff.header.id = base::make_uuid_v7(fakes::at(8, 55));
        staff.header.sequence = 4;
        staff.body = domain::StaffFact{domain::StaffEvent::opened, domain::StaffMethod::badge, "李师傅"};
        facts = {fakes::check_in_fact(1), walk_in, refusal, staff};
        EXPECT_EQ(send(), std::vector(4, Verdict::accepted));
    }

    std::vector<Verdict> send() {
        const auto batch = protocol::decode_facts(protocol::encode_facts(facts)).value();
        std::vector<Verdict> verdicts;
        const auto receipt = hub.store().receive(kiosk, batch, {}, now()).value();
        for (const auto& one : receipt.verdicts)
            verdicts.push_back(one.verdict);
        return verdicts;
    }
    base::WallTime now() const { return hub.clock.wall(); }
    hub::Purged purge() { return hub.store().purge(rules, by, now()).value(); }
    std::string cursor() {
        return std::get<domain::ChangePage>(hub.store().changes("", 200, kiosk).value()).cursor;
    }
    std::size_t audited() { return hub.store().accounts().audit({.limit = 50}).value().size(); }

    static inline const std::string walk_in_name = "欧阳某某";
    fakes::HubInProcess hub;
    hub::Kiosk kiosk;
    std::vector<domain::Fact> facts;
    hub::RetentionRules rules;
};

TEST_F(Retention, NothingGoesBeforeItsTime) {
    hub.clock.advance(days{180});
    EXPECT_EQ(hub.store().would_purge(rules, now()).value().text(), "nothing");
    EXPECT_EQ(purge().text(), "nothing");
    EXPECT_TRUE(hub.store().person(fakes::attendee().id).value());
    EXPECT_EQ(audited(), 1u) << "the kiosk's coming";
}

// One that a later program broke, or an earlier one let through.
TEST_F(Retention, AMeetingThatCannotBeReadKeepsNobodyFromBeingForgotten) {
    fakes::run_sql(hub.database(),
                   R"(UPDATE records SET json = '{"starts_ms": -1}' WHERE topic = 'meetings')");
    EXPECT_EQ(purge().people, 0u) << "its facts are of today";
    fakes::run_sql(hub.database(),
                   "INSERT INTO people (attendee, meeting, credential, phone, look_up_code, page_hash)"
                   " VALUES ('00000000000000c1', '00000000000000c2', 'c', '1', 'x', 'y')");
    fakes::run_sql(hub.database(),
                   "INSERT INTO records (topic, id, json, deleted, sequence, changed_ms, addressee)"
                   " VALUES ('meetings', '00000000000000c2', '{}', 0, 999999, 0, '')");
    hub.clock.advance(days{200});
    EXPECT_EQ(purge().people, 1u) << "of the other one nobody knows when it is";
    EXPECT_FALSE(hub.store().person(fakes::attendee().id).value());
}

TEST_F(Retention, WordsAndNumberOfAReporterGoAfterTheRequestWasClosed) {
    auto report = fakes::check_in_fact(5);
    report.header.id = base::make_uuid_v7(fakes::at(8, 56));
    report.body = fakes::service_request_fact();
    const auto batch = protocol::decode_facts(protocol::encode_facts({report})).value();
    ASSERT_TRUE(hub.store().receive(kiosk, batch, {}, now()));
    const std::string number = "BX-20261222-A-037";
    hub.clock.advance(days{200});
    EXPECT_EQ(purge().requests, 0u) << "somebody still waits for it";
    EXPECT_EQ(hub.store().service_request(number).value()->phone, "13800000000");
    using domain::RequestState;
    ASSERT_TRUE(hub.store().move_service_request({number, RequestState::submitted, RequestState::rejected,
                                                  domain::RequestMover::dispatcher, "no", "", ""},
                                                 by, now()));
    hub.clock.advance(days{180} + std::chrono::milliseconds{1});
    EXPECT_EQ(hub.store().would_purge(rules, now()).value().requests, 1u);
    EXPECT_EQ(purge().requests, 1u);
    const auto left = *hub.store().service_request(number).value();
    EXPECT_EQ(left.words + left.phone, "");
    EXPECT_EQ(left.moves.size(), 2u) << "that it was, and what became of it, stays";
    EXPECT_EQ(purge().requests, 0u);
}

TEST_F(Retention, WhatAReporterSaidAfterwardsGoesWithTheirWords) {
    auto report = fakes::check_in_fact(5);
    report.header.id = base::make_uuid_v7(fakes::at(8, 56));
    report.body = fakes::service_request_fact();
    const auto batch = protocol::decode_facts(protocol::encode_facts({report})).value();
    ASSERT_TRUE(hub.store().receive(kiosk, batch, {}, now()));
    const std::string number = "BX-20261222-A-037";
    using domain::RequestState;
    for (const auto& [from, to] : {std::pair{RequestState::submitted, RequestState::dispatched},
                                   std::pair{RequestState::dispatched, RequestState::accepted},
                                   std::pair{RequestState::accepted, RequestState::done}}) {
        const bool dispatches = to == RequestState::dispatched;
        ASSERT_TRUE(hub.store().move_service_request(
            {number, from, to, dispatches ? domain::RequestMover::dispatcher : domain::RequestMover::worker,
             "", "li", ""},
            by, now()));
    }
    const domain::FollowUp said{{2026, 12, 22, "A", 37},
                                fakes::service_request_fact().key,
                                domain::FollowUpKind::rating,
                                domain::Satisfaction::dissatisfied,
                                "还在滴水"};
    ASSERT_EQ(hub.store().follow_up(said, now()).value(), domain::FollowUpOutcome::counted);
    hub.clock.advance(days{180});
    EXPECT_EQ(purge().requests, 0u);
    hub.clock.advance(std::chrono::milliseconds{1});
    EXPECT_EQ(purge().requests, 2u) << "its own words, and those said afterwards";
    const auto left = *hub.store().service_request(number).value();
    EXPECT_EQ(left.said.at(0).words, "");
    EXPECT_EQ(left.said.at(0).rating, domain::Satisfaction::dissatisfied);
}

TEST_F(Retention, APictureOfAScreenGoesAfterAWeek) {
    const domain::HubCommand asked{
        {0xc1}, "k1", domain::CommandKind::screenshot, now(), now() + std::chrono::minutes{10}, {}};
    ASSERT_TRUE(hub.store().issue_command(asked, by));
    ASSERT_TRUE(hub.store().keep_picture("k1", asked.id, {now(), 3, 5, fakes::a_png()}, now()).value());
    hub.clock.advance(days{7});
    EXPECT_EQ(purge().pictures, 0u);
    hub.clock.advance(1s);
    EXPECT_EQ(hub.store().would_purge(rules, now()).value().text(), "pictures 1");
    EXPECT_EQ(purge().text(), "pictures 1");
    EXPECT_FALSE(hub.store().picture_of("k1").value());
}

TEST_F(Retention, PeopleGoAndWhatIsCountedStays) {
    hub.clock.advance(days{180} + 3h);
    const auto expected = hub.store().would_purge(rules, now()).value();
    EXPECT_EQ(expected.text(), "meetings 1, attendees 1, people 1, arrivals 2, facts 3");
    EXPECT_EQ(purge(), expected);
    EXPECT_FALSE(hub.store().person(fakes::attendee().id).value());
    EXPECT_FALSE(hub.store().record(domain::topic::attendees, base::to_string(fakes::attendee().id)).value());
    EXPECT_TRUE(hub.store().arrivals_of(fakes::meeting().id).value().empty());
    EXPECT_TRUE(hub.store().record(domain::topic::meetings, base::to_string(fakes::meeting().id)).value());
    EXPECT_EQ(hub.store().attendance({fakes::meeting().id}).value().at(fakes::meeting().id),
              (hub::Attendance{1, 1}));
    const auto log = hub.store().accounts().audit({.limit = 10}).value();
    ASSERT_EQ(log.size(), 3u);
    EXPECT_EQ(log[0].action, "retention.purge");
    EXPECT_EQ(log[0].actor.who, "hub");
    EXPECT_EQ(log[0].detail, "facts 1") << "the refusal, which was about no meeting";
    EXPECT_EQ(log[1].detail, "meetings 1, attendees 1, people 1, arrivals 2, facts 2");
    EXPECT_EQ(log[2].action, "kiosk.add");
}

TEST_F(Retention, KiosksForgetThroughTombstones) {
    const std::string before = cursor();
    hub.clock.advance(days{181});
    purge();
    const auto page = std::get<domain::ChangePage>(hub.store().changes(before, 200, kiosk).value());
    std::vector<std::string> topics;
    for (const auto& change : page.changes)
        topics.push_back(std::get<domain::Tombstone>(change).topic);
    EXPECT_EQ(topics, (std::vector<std::string>{"attendees", "arrivals", "arrivals"}));
}

TEST_F(Retention, WhatWasTakenBackGoesWithItsFact) {
    const hub::Withdrawal withdrawal{fakes::meeting().id, facts[0].header.id, "other"};
    ASSERT_TRUE(hub.store().take_back_arrival(withdrawal, by, now()));
    const std::string before = cursor();
    hub.clock.advance(days{181});
    purge();
    const auto page = std::get<domain::ChangePage>(hub.store().changes(before, 200, kiosk).value());
    const domain::Tombstone gone{"annulments", base::to_string(facts[0].header.id)};
    EXPECT_NE(std::find(page.changes.begin(), page.changes.end(), domain::Change(gone)), page.changes.end());
    EXPECT_TRUE(hub.store().arrivals_of(fakes::meeting().id).value().empty()) << "and nobody arrives anew";
}

TEST_F(Retention, AForgottenFactIsStillNeverTakenTwice) {
    hub.clock.advance(days{181});
    purge();
    EXPECT_EQ(send(), std::vector(4, Verdict::duplicate));
    EXPECT_EQ(hub.store().fact_count().value(), 4u);
    const auto state = hub.store().kiosks().value().at(0);
    EXPECT_EQ(state.complete_through, 4u);
    EXPECT_EQ(state.missing(), 0u);
    EXPECT_TRUE(hub.store().arrivals_of(fakes::meeting().id).value().empty()) << "nobody arrives anew";
    const auto other = hub.add_kiosk("k2", "token of kiosk two");
    const auto batch = protocol::decode_facts(protocol::encode_facts(facts)).value();
    EXPECT_EQ(hub.store().receive(other, batch, {}, now()).value().verdicts.at(0).verdict, Verdict::refused);
}

TEST_F(Retention, AFactThatComesLateIsForgottenToo) {
    hub.clock.advance(days{181});
    purge();
    facts = {fakes::check_in_fact(5)};
    EXPECT_EQ(send(), std::vector(1, Verdict::accepted));
    EXPECT_EQ(purge().text(), "meetings 1, arrivals 1, facts 1");
    EXPECT_EQ(purge().text(), "nothing");
    EXPECT_EQ(hub.store().attendance({fakes::meeting().id}).value().at(fakes::meeting().id),
              (hub::Attendance{1, 1}))
        << "the first count was the meeting's";
}

TEST_F(Retention, AMeetingThatIsOnLosesNothing) {
    auto later = fakes::meeting();
    later.ends = now() + days{400};
    ASSERT_TRUE(hub.store().apply(hub::Edit{{later}, {}, {}, {}, {}}, now()));
    hub.clock.advance(days{181});
    EXPECT_EQ(purge().text(), "facts 1") << "the refusal was about no meeting";
    EXPECT_TRUE(hub.store().person(fakes::attendee().id).value());
}

TEST_F(Retention, AMeetingThatWasDeletedIsForgottenByItsFacts) {
    ASSERT_TRUE(hub.store().apply(
        hub::Edit{{domain::Tombstone{domain::topic::meetings, base::to_string(fakes::meeting().id)}},
                  {},
                  {},
                  {},
                  {}},
        now()));
    hub.clock.advance(days{179});
    EXPECT_EQ(purge().text(), "nothing");
    hub.clock.advance(days{2});
    EXPECT_EQ(purge().text(), "meetings 1, attendees 1, people 1, arrivals 2, facts 3");
}

TEST_F(Retention, OperationsAndTheAuditLogHaveTimesOfTheirOwn) {
    using enum domain::CommandKind;
    ASSERT_TRUE(hub.store().issue_command({{7}, "k1", restart, now(), now() + 10min, {}}, by));
    ASSERT_TRUE(hub.store().keep_heartbeat("k1", "{}", now()));
    ASSERT_TRUE(hub.store().accounts().note_failure("nobody", by, now()));
    hub::Account account;
    account.id = "00000000000000aa";
    account.name = "li";
    account.roles = {hub::StaffRole::duty};
    ASSERT_TRUE(hub.store().accounts().add(account, by, now()));
    ASSERT_TRUE(hub.store().accounts().open_session(account.id, "t", by, now()));
    hub.clock.advance(days{91});
    ASSERT_TRUE(hub.store().close_commands(now()));
    EXPECT_EQ(purge().text(), "sessions 1, commands 1, heartbeats 1");
    EXPECT_EQ(audited(), 5u) << "the kiosk, its command, two of the account, the purge";
    hub.clock.advance(days{3 * 365});
    const auto gone = purge();
    EXPECT_EQ(gone.audit, 4u) << "the purge itself is younger";
    EXPECT_EQ(gone.facts, 4u) << "of the staff gate too";
}

TEST_F(Retention, OneHubANightPurges) {
    auto second = hub::Store::open({hub.database()});
    ASSERT_TRUE(second);
    const auto night = hub::last_night(now());
    EXPECT_EQ(night, fakes::at(3, 0));
    EXPECT_TRUE(hub.store().claim_purge(night, now()).value());
    EXPECT_FALSE((*second)->claim_purge(night, now()).value());
    EXPECT_EQ(hub::last_night(fakes::at(2, 59, 23)), night);
    EXPECT_TRUE((*second)->claim_purge(hub::last_night(fakes::at(3, 0, 23)), fakes::at(3, 0, 23)).value());
    EXPECT_FALSE(hub.store().claim_purge(hub::last_night(fakes::at(3, 1, 23)), fakes::at(3, 1, 23)).value());
}

TEST_F(Retention, AClockThatWentAheadForgetsNobodyByItself) {
    ASSERT_TRUE(hub.store().claim_purge(hub::last_night(now()), now()).value());
    const auto years_ahead = now() + days{3650};
    const auto claimed = hub.store().claim_purge(hub::last_night(years_ahead), years_ahead);
    ASSERT_FALSE(claimed);
    EXPECT_EQ(claimed.error().kind, base::ErrorKind::refused);
    hub.clock.advance(days{61});
    EXPECT_FALSE(hub.store().claim_purge(hub::last_night(now()), now()));
    purge();  // by hand
    hub.clock.advance(24h);
    EXPECT_TRUE(hub.store().claim_purge(hub::last_night(now()), now()).value());
    // And one that is put back does not have to wait for the time that never was.
    EXPECT_TRUE(hub.store().claim_purge(hub::last_night(now() - days{30}), now() - days{30}).value());
}

TEST_F(Retention, TheFileHoldsNoNameAnyMore) {
    if (std::getenv("SUISHOU_TEST_POSTGRESQL")) GTEST_SKIP() << "its server has files of its own";
    const auto in_files = [&](const std::string& words) {
        hub.reopen();  // closing folds the log into the file
        std::ifstream file(hub.database(), std::ios::binary);
        const std::string all{std::istreambuf_iterator<char>(file), {}};
        return all.find(words) != std::string::npos;
    };
    EXPECT_TRUE(in_files(walk_in_name));
    EXPECT_TRUE(in_files(fakes::attendee().name));
    EXPECT_TRUE(in_files("13800000000"));
    hub.clock.advance(days{181});
    purge();
    EXPECT_FALSE(in_files(walk_in_name));
    EXPECT_FALSE(in_files(fakes::attendee().name));
    EXPECT_FALSE(in_files("13800000000"));
}

}  // namespace
