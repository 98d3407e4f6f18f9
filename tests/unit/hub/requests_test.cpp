// Service requests on a real database: from the fact to the last word.
#include <gtest/gtest.h>

#include "hub/fleet/kiosk_code.h"
#include "hub/requests/house_hours.h"
#include "tests/fakes/beside_hub.h"
#include "tests/fakes/hub_in_process.h"
#include "tests/fakes/one_of_each.h"

namespace {

using namespace std::chrono_literals;
using domain::RequestMover;
using domain::RequestState;

const hub::Actor dispatcher{"lifang", "192.0.2.1"};

class Requests : public testing::Test {
  protected:
    Requests() {
        one = hub.add_kiosk("k1", "token of kiosk one");
        two = hub.add_kiosk("k2", "token of kiosk two", "二号机");
        hub::Edit edit;
        edit.changes = {fakes::layout(), category("light.out", 120), category("none", 0)};
        EXPECT_TRUE(hub.store().apply(edit, hub.clock.wall()));
    }

    static domain::Category category(const std::string& id, int minutes) {
        domain::Category category;
        category.id = id;
        category.name = {id, ""};
        category.minutes = minutes;
        return category;
    }

    static domain::Fact report(std::uint32_t count, const std::string& kiosk = "A") {
        auto fact = fakes::check_in_fact(count);
        auto body = fakes::service_request_fact();
        body.number = {2026, 12, 22, kiosk, count};
        body.key = {1000 + count};
        body.cell = "main-3-2";
        body.category = "light.out";
        body.danger = false;
        fact.header.wall = fakes::at(9, 12);
        fact.header.id = base::make_uuid_v7(fact.header.wall);
        fact.body = body;
        return fact;
    }

    std::vector<domain::FactVerdict> send(const std::vector<domain::Fact>& facts) {
        const auto batch = protocol::decode_facts(protocol::encode_facts(facts)).value();
        return hub.store().receive(one, batch, {}, hub.clock.wall()).value().verdicts;
    }

    hub::ServiceRequest at(const std::string& number) {
        auto found = hub.store().service_request(number).value();
        EXPECT_TRUE(found) << number;
        return found.value_or(hub::ServiceRequest{});
    }

    base::Status move(const std::string& number, RequestState from, RequestState to,
                      RequestMover by = RequestMover::dispatcher, const std::string& words = "") {
        return hub.store().move_service_request({number, from, to, by, words, "li", "李师傅"}, dispatcher,
                                                hub.clock.wall());
    }

    std::optional<domain::ServiceRequest> told(const std::string& number) {
        const auto record = hub.store().record(domain::topic::requests, number).value();
        if (!record) return std::nullopt;
        return std::get<domain::ServiceRequest>(*record);
    }

    fakes::HubInProcess hub;
    hub::Kiosk one, two;
};

TEST_F(Requests, AFactBecomesOneWithItsUnitAndItsPromise) {
    const auto fact = report(1);
    EXPECT_EQ(send({fact}).at(0).verdict, domain::Verdict::accepted);
    const auto request = at("BX-20261222-A-001");
    EXPECT_EQ(request.fact, fact.header.id);
    EXPECT_EQ(request.key, domain::RequestKey{1001});
    EXPECT_EQ(request.kiosk, "k1");
    EXPECT_EQ(request.unit, "27");
    EXPECT_EQ(request.words, fakes::service_request_fact().words);
    EXPECT_EQ(request.phone, "13800000000");
    EXPECT_EQ(request.state, RequestState::submitted);
    EXPECT_EQ(request.due, fakes::at(11, 12)) << "two hours of a Tuesday morning";
    ASSERT_EQ(request.moves.size(), 1u);
    EXPECT_EQ(request.moves[0].mover, RequestMover::reporter);
    EXPECT_EQ(hub.store().service_request_by_key({1001}).value()->number, request.number);
}

TEST_F(Requests, RoomAndAnswersComeWithItAndTheRoomIsToldToEverybody) {
    send({report(1)});
    const auto request = at("BX-20261222-A-001");
    EXPECT_EQ(request.room, "305");
    EXPECT_EQ(request.answers, fakes::service_request_fact().answers);
    EXPECT_EQ(told("BX-20261222-A-001")->room, "305");
    const auto record = hub.store().record(domain::topic::requests, "BX-20261222-A-001").value();
    EXPECT_EQ(protocol::encode_record(*record).find("天花板"), std::string::npos)
        << "for whoever mends it alone";
}

// One leak, three reports: whoever made the others waits for the one that goes on, and is told of it.
TEST_F(Requests, ADuplicateIsMergedIntoOneThatGoesOn) {
    send({report(1), report(2), report(3)});
    const std::string first = "BX-20261222-A-001", second = "BX-20261222-A-002", third = "BX-20261222-A-003";
    const auto merge = [&](const std::string& number, const std::string& into) {
        hub::RequestMove move{
            number, RequestState::submitted, RequestState::duplicate, RequestMover::dispatcher, "", "", ""};
        move.into = into;
        return hub.store().move_service_request(move, dispatcher, hub.clock.wall());
    };
    for (const std::string& nowhere :
         {std::string(), first, std::string("BX-20261222-A-009"), std::string("\xFF")})
        EXPECT_EQ(merge(first, nowhere).error().kind, base::ErrorKind::refused) << nowhere;
    EXPECT_EQ(at(first).state, RequestState::submitted);
    ASSERT_TRUE(merge(first, second));
    EXPECT_EQ(at(first).merged_into, second);
    EXPECT_EQ(told(first)->merged_into, second);
    EXPECT_EQ(told(second)->voices, 1);
    EXPECT_FALSE(merge(third, first)) << "that one does not go on";
    ASSERT_TRUE(merge(second, third));
    EXPECT_EQ(told(third)->voices, 2) << "both reporters of before";
    EXPECT_EQ(told(first)->merged_into, second);
    EXPECT_EQ(hub.store().request_that_goes_on(at(first)).value()->number, third) << "by way of the second";
    ASSERT_TRUE(move(second, RequestState::duplicate, RequestState::reopened));
    EXPECT_EQ(told(second)->merged_into, "") << "it goes on by itself";
    EXPECT_EQ(told(third)->voices, 0) << "and so do those who wait for it";
    EXPECT_EQ(hub.store().request_that_goes_on(at(first)).value()->number, second);
    EXPECT_FALSE(hub.store().request_that_goes_on(at(third)).value()) << "it was merged nowhere";
    auto danger = report(4);
    std::get<domain::ServiceRequestFact>(danger.body).danger = true;
    send({danger});
    EXPECT_EQ(merge("BX-20261222-A-004", third).error().kind, base::ErrorKind::refused)
        << "whoever is on duty would hear of it no more";
}

// Rejected by a hub of before, which told no kiosk where it went.
TEST_F(Requests, WhatWasReferredBeforeKiosksWereToldIsToldAtTheNextStart) {
    send({report(1)});
    const std::string number = "BX-20261222-A-001";
    ASSERT_TRUE(move(number, RequestState::submitted, RequestState::rejected, RequestMover::dispatcher,
                     "转 12345：路灯"));
    {
        soci::session sql;
        fakes::open_beside(sql, hub.database());
        sql << "UPDATE records SET json = replace(json, '\"rejection\":\"12345\",', '') WHERE topic = "
               "'requests'";
    }
    ASSERT_EQ(told(number)->rejection, domain::RejectionReason::none);
    ASSERT_TRUE(hub.store().catch_up(hub.clock.wall()));
    EXPECT_EQ(told(number)->rejection, domain::RejectionReason::hotline);
}

TEST_F(Requests, ThatItIsDangerousIsToldAtTheNextStartToo) {
    auto danger = report(1);
    std::get<domain::ServiceRequestFact>(danger.body).danger = true;
    send({danger});
    const std::string number = "BX-20261222-A-001";
    ASSERT_TRUE(told(number)->danger);
    fakes::run_sql(hub.database(),
                   "UPDATE records SET json = replace(json, '\"danger\":true,', '')"
                   " WHERE topic = 'requests'");
    ASSERT_FALSE(told(number)->danger);
    ASSERT_TRUE(hub.store().catch_up(hub.clock.wall()));
    EXPECT_TRUE(told(number)->danger);
}

TEST_F(Requests, EverybodyIsToldOfItButNotOfItsReporter) {
    send({report(1)});
    const auto record = hub.store().record(domain::topic::requests, "BX-20261222-A-001").value();
    ASSERT_TRUE(record);
    const std::string json = protocol::encode_record(*record);
    EXPECT_EQ(json.find("13800000000"), std::string::npos);
    EXPECT_EQ(json.find("空调漏水"), std::string::npos);
    EXPECT_EQ(told("BX-20261222-A-001")->due, fakes::at(11, 12));
    EXPECT_EQ(told("BX-20261222-A-001")->steps.size(), 1u);
}

TEST_F(Requests, AFactThatComesTwiceIsOne) {
    const auto fact = report(1);
    send({fact});
    send({fact, fact});
    EXPECT_EQ(hub.store().service_requests({}).value().total, 1u);
}

TEST_F(Requests, TwoWithOneNumberAreBothKept) {
    send({report(1)});
    send({report(1)});
    EXPECT_EQ(hub.store().service_requests({}).value().total, 2u);
    EXPECT_EQ(at("BX-20261222-A-001#2").state, RequestState::submitted);
    EXPECT_FALSE(told("BX-20261222-A-001#2")) << "no slip could ask for it";
}

TEST_F(Requests, DangerIsPromisedByTheClockAndNothingWhereThereIsNoPromise) {
    auto late = report(1), danger = report(2), free = report(3), unknown = report(4);
    for (auto* fact : {&late, &danger, &free, &unknown})
        fact->header.wall = fakes::at(17, 30);
    std::get<domain::ServiceRequestFact>(danger.body).danger = true;
    std::get<domain::ServiceRequestFact>(free.body).category = "none";
    std::get<domain::ServiceRequestFact>(unknown.body).category = "gone";
    std::get<domain::ServiceRequestFact>(unknown.body).cell = "gone";
    hub.clock.advance(8h + 18min);
    send({late, danger, free, unknown});
    EXPECT_EQ(at("BX-20261222-A-001").due, fakes::at(10, 0) + 24h) << "half an hour, then the next morning";
    EXPECT_EQ(at("BX-20261222-A-002").due, fakes::at(19, 30));
    EXPECT_EQ(at("BX-20261222-A-003").due, base::WallTime{});
    EXPECT_EQ(at("BX-20261222-A-004").due, base::WallTime{});
    EXPECT_EQ(at("BX-20261222-A-004").unit, "");
}

TEST_F(Requests, ACategoryThatCannotBeReadPromisesNothingAndStopsNothing) {
    hub::Edit edit;
    edit.changes = {domain::UnknownRecord{"categories", "light.out", R"({"name": 7})"}};
    EXPECT_EQ(hub.store().apply(edit, hub.clock.wall()).error().kind, base::ErrorKind::invalid)
        << "what no kiosk could read is not stored";
    fakes::run_sql(hub.database(), R"(UPDATE records SET json = '{"name": 7}' WHERE topic = 'categories')");
    EXPECT_EQ(send({report(1)}).at(0).verdict, domain::Verdict::accepted);
    EXPECT_EQ(at("BX-20261222-A-001").due, base::WallTime{});
}

TEST_F(Requests, WhatAnOlderHubHasStoredUnreadIsTakenAtTheNextStart) {
    auto fact = report(1);
    auto batch = protocol::decode_facts(protocol::encode_facts({fact})).value();
    batch.facts.at(0).body.reset();  // as one reads it that does not know the kind
    ASSERT_TRUE(hub.store().receive(one, batch, {}, hub.clock.wall()));
    EXPECT_EQ(hub.store().service_requests({}).value().total, 0u);
    hub.reopen();
    const auto request = at("BX-20261222-A-001");
    EXPECT_EQ(request.fact, fact.header.id);
    EXPECT_EQ(request.kiosk, "k1");
    EXPECT_EQ(request.phone, "13800000000");
    hub.reopen();
    EXPECT_EQ(hub.store().service_requests({}).value().total, 1u);
}

TEST_F(Requests, MovesAreKeptPublishedAndAudited) {
    send({report(1)});
    const std::string number = "BX-20261222-A-001";
    ASSERT_TRUE(move(number, RequestState::submitted, RequestState::dispatched));
    ASSERT_TRUE(move(number, RequestState::dispatched, RequestState::accepted, RequestMover::worker));
    const auto request = at(number);
    EXPECT_EQ(request.assignee, "li");
    EXPECT_EQ(request.worker, "李师傅");
    ASSERT_EQ(request.moves.size(), 3u);
    EXPECT_EQ(request.moves[1].actor, "lifang");
    const auto record = told(number);
    EXPECT_EQ(record->state, RequestState::accepted);
    EXPECT_EQ(record->worker, "李师傅");
    EXPECT_EQ(record->steps.size(), 3u);
    const auto audit = hub.store().accounts().audit({.limit = 10, .object = number}).value();
    ASSERT_EQ(audit.size(), 2u);
    EXPECT_EQ(audit[0].detail, "dispatched > accepted");
}

TEST_F(Requests, WhoSawAnOlderStateOrHasNoRightMovesNothing) {
    send({report(1)});
    const std::string number = "BX-20261222-A-001";
    ASSERT_TRUE(move(number, RequestState::submitted, RequestState::dispatched));
    EXPECT_EQ(move(number, RequestState::submitted, RequestState::rejected, RequestMover::dispatcher, "no")
                  .error()
                  .kind,
              base::ErrorKind::refused);
    EXPECT_EQ(
        move(number, RequestState::dispatched, RequestState::confirmed, RequestMover::reporter).error().kind,
        base::ErrorKind::refused);
    EXPECT_EQ(move(number, RequestState::dispatched, RequestState::rejected).error().kind,
              base::ErrorKind::refused)
        << "without a reason";
    EXPECT_EQ(move("BX-20261222-A-009", RequestState::submitted, RequestState::dispatched).error().kind,
              base::ErrorKind::not_found);
    EXPECT_EQ(at(number).moves.size(), 2u);
}

TEST_F(Requests, WhatIsReopenedHasNoOwner) {
    send({report(1)});
    const std::string number = "BX-20261222-A-001";
    ASSERT_TRUE(move(number, RequestState::submitted, RequestState::dispatched));
    ASSERT_TRUE(move(number, RequestState::dispatched, RequestState::accepted, RequestMover::worker));
    ASSERT_TRUE(move(number, RequestState::accepted, RequestState::done, RequestMover::worker));
    ASSERT_TRUE(move(number, RequestState::done, RequestState::reopened, RequestMover::reporter, "还在滴水"));
    EXPECT_EQ(at(number).assignee, "");
    EXPECT_EQ(told(number)->worker, "");
}

TEST_F(Requests, ListsAreFilteredAndCounted) {
    std::vector<domain::Fact> facts;
    for (std::uint32_t n = 1; n <= 12; ++n)
        facts.push_back(report(n, n % 2 ? "A" : "B"));
    send(facts);
    ASSERT_TRUE(move("BX-20261222-A-001", RequestState::submitted, RequestState::dispatched));
    const auto list = [&](hub::RequestFilter filter) { return hub.store().service_requests(filter).value(); };
    EXPECT_EQ(list({}).total, 12u);
    EXPECT_EQ(list({.states = {RequestState::dispatched}}).total, 1u);
    EXPECT_EQ(list({.unit = "27"}).total, 12u);
    EXPECT_EQ(list({.unit = "28"}).total, 0u);
    EXPECT_EQ(list({.category = "light.out", .assignee = "li"}).total, 1u);
    EXPECT_EQ(list({.number = "B-00"}).total, 4u);
    EXPECT_EQ(list({.number = "%"}).total, 12u) << "no pattern of somebody else's";
    EXPECT_EQ(list({.late = true, .now = fakes::at(11, 0)}).total, 0u);
    EXPECT_EQ(list({.late = true, .now = fakes::at(11, 13)}).total, 12u);
    const auto second = list({.skip = 10, .limit = 10});
    EXPECT_EQ(second.total, 12u);
    EXPECT_EQ(second.requests.size(), 2u);
}

TEST_F(Requests, EveryKioskIsToldItsOwnLetters) {
    hub::Edit edit;
    edit.changes = {domain::Site{{"示例中心", ""}, {"一号机", ""}, {}, {}, {}, "", ""}};
    ASSERT_TRUE(hub.store().apply(edit, hub.clock.wall()));
    const auto code_of = [&](const hub::Kiosk& kiosk) {
        const auto page = std::get<domain::ChangePage>(hub.store().changes("", 100, kiosk).value());
        for (const auto& change : page.changes)
            if (const auto* site = std::get_if<domain::Site>(&change)) return site->kiosk_code;
        return std::string("none");
    };
    EXPECT_EQ(code_of(one), "A");
    EXPECT_EQ(code_of(two), "B");
    hub.add_kiosk("k1", "another token of kiosk one");
    EXPECT_EQ(code_of(one), "A") << "let in again";
    hub.reopen();
    EXPECT_EQ(code_of(one), "A");
}

TEST(KioskCode, GoesOnAfterTheLastLetter) {
    EXPECT_EQ(hub::kiosk_code(1), "A");
    EXPECT_EQ(hub::kiosk_code(9), "J") << "no I";
    EXPECT_EQ(hub::kiosk_code(24), "Z");
    EXPECT_EQ(hub::kiosk_code(25), "AA");
    EXPECT_EQ(hub::kiosk_code(24 + 24 * 24), "ZZ");
    EXPECT_EQ(hub::kiosk_code(24 + 24 * 24 + 1), "AAA");
}

TEST(HouseHours, AreReadOrRefused) {
    const auto usual = hub::parse_house_hours("{}").value();
    EXPECT_EQ(usual.hours.size(), 2u);
    EXPECT_TRUE(usual.works[1]);
    EXPECT_FALSE(usual.works[0]);
    const auto own =
        hub::parse_house_hours(
            R"({"hours":[["09:00","17:30"]],"weekdays":[6],"closed":["2027-01-01"],"opened":["2027-02-07"]})")
            .value();
    EXPECT_EQ(own.hours, (std::vector<domain::WorkingSpan>{{540, 1050}}));
    EXPECT_TRUE(own.works[6]);
    EXPECT_FALSE(own.works[1]);
    EXPECT_TRUE(own.opened.contains(std::chrono::year{2027} / 2 / 7));
    for (const char* wrong :
         {"", "[]", R"({"hours":[]})", R"({"hours":[["9","10"]]})", R"({"hours":[["10:00","09:00"]]})",
          R"({"hours":[["09:00","12:00"],["11:00","13:00"]]})", R"({"hours":[["09:00","24:01"]]})",
          R"({"weekdays":[7]})", R"({"closed":["2027-02-30"]})", R"({"closed":[1]})",
          R"({"opened":"2027-01-01"})"})
        EXPECT_FALSE(hub::parse_house_hours(wrong)) << wrong;
}

}  // namespace
