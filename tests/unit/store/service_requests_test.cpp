#include <fstream>

#include "base/sqlite/connection.h"
#include "tests/fakes/one_of_each.h"
#include "tests/unit/store/builders.h"

using namespace testing_store;
using domain::RequestNumber;

namespace {

const RequestNumber on_tuesday{2026, 12, 22, "A", 0}, on_wednesday{2026, 12, 23, "A", 0};

domain::Fact report(RequestNumber number = on_tuesday, const std::string& words = "灯不亮") {
    domain::ServiceRequestFact body;
    body.number = std::move(number);
    body.key = {7};
    body.cell = "main-4-6";
    body.category = "light.out";
    body.words = words;
    body.phone = "13800000000";
    return fact_of(body);
}

std::string number_of(const domain::Fact& fact) {
    return domain::to_string(std::get<domain::ServiceRequestFact>(fact.body).number);
}

std::string number_given(store::Store& store, const RequestNumber& number = on_tuesday) {
    return number_of(must(store.record(report(number))));
}

base::Result<std::string> seal(const domain::Fact& fact) {
    return "box " + base::to_string(fact.header.id);
}

}  // namespace

TEST(ServiceRequests, KeepTheNamesOfTheirPhotosInTheirOrder) {
    Folder folder;
    auto fact = report();
    auto& body = std::get<domain::ServiceRequestFact>(fact.body);
    body.photos = {std::string(64, 'f'), std::string(64, '0'), std::string(64, 'a')};
    {
        auto store = open(folder);
        fact = must(store->record(fact));
        must(store->record(report()));
    }
    auto store = open(folder);
    const auto facts = must(store->ledger(0, 10));
    ASSERT_EQ(facts.size(), 2u);
    EXPECT_EQ(facts[0], fact);
    EXPECT_EQ(std::get<domain::ServiceRequestFact>(facts[0].body).photos.size(), 3u);
    EXPECT_TRUE(std::get<domain::ServiceRequestFact>(facts[1].body).photos.empty());
    EXPECT_EQ(must(store->unsent(10)), facts);
}

TEST(ServiceRequests, AreCountedByDayAndKioskAcrossARestart) {
    Folder folder;
    {
        auto store = open(folder);
        EXPECT_EQ(number_given(*store), "BX-20261222-A-001");
        EXPECT_EQ(number_given(*store), "BX-20261222-A-002");
    }
    auto store = open(folder);
    EXPECT_EQ(number_given(*store), "BX-20261222-A-003");
    EXPECT_EQ(number_given(*store, on_wednesday), "BX-20261223-A-001");
    EXPECT_EQ(number_given(*store, {2026, 12, 22, "B", 0}), "BX-20261222-B-001");
}

TEST(ServiceRequests, CountFromTheNumberThatIsAskedFor) {
    Folder folder;
    auto store = open(folder);
    RequestNumber floor = on_tuesday;
    floor.count = 552;
    EXPECT_EQ(number_given(*store, floor), "BX-20261222-A-552");
    EXPECT_EQ(number_given(*store, floor), "BX-20261222-A-553");
}

TEST(ServiceRequests, ANumberDoesNotComeAgainAfterItsFactWasSealed) {
    Folder folder;
    auto store = open(folder);
    number_given(*store);
    ASSERT_TRUE(store->wipe_personal_data(seal));
    EXPECT_EQ(number_given(*store), "BX-20261222-A-002");
}

TEST(ServiceRequests, NothingOfTheirReportersStaysWhenTheKioskIsRevoked) {
    Folder folder;
    auto store = open(folder);
    const auto sent = must(store->record(report(on_tuesday, "canary-of-one-that-was-sent")));
    ASSERT_TRUE(store->settle({{sent.header.id, domain::Verdict::accepted, "", ""}}));
    must(store->record(report(on_tuesday, "canary-of-one-that-was-not")));
    ASSERT_TRUE(store->wipe_personal_data(seal));
    for (const auto& name : {folder.file(), folder.file() + "-wal"}) {
        std::ifstream file(name, std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(file)), {});
        EXPECT_EQ(bytes.find("canary"), std::string::npos) << name;
        EXPECT_EQ(bytes.find("13800000000"), std::string::npos) << name;
    }
}

TEST(ServiceRequests, ADamagedFileLosesNeitherThemNorTheirNumbers) {
    Folder folder;
    std::vector<domain::Fact> facts;
    {
        auto store = open(folder);
        facts = {must(store->record(report())), must(store->record(report()))};
        ASSERT_TRUE(store->apply(page({attendee(1)}, "c1")));
    }
    damage(folder, "attendees");
    auto opened = store::open_store({folder.file(), "", true, 0});
    ASSERT_TRUE(opened) << describe(opened.error());
    ASSERT_TRUE(opened->set_aside);
    EXPECT_EQ(must(opened->store->ledger(0, 10)), facts);
    EXPECT_EQ(number_given(*opened->store), "BX-20261222-A-003");
}

TEST(ServiceRequests, AFileKnowsWhenItBeganWithNothing) {
    Folder folder;
    const auto before = base::SystemClock().wall();
    auto store = open(folder);
    const auto born = must(store->born());
    EXPECT_GE(born, std::chrono::floor<std::chrono::seconds>(before));
    EXPECT_LE(born, base::SystemClock().wall());
}

TEST(ServiceRequests, AnOlderFileWithFactsWasNotBornToday) {
    Folder folder;
    {
        auto store = open(folder);
        must(store->record(check_in(meeting_1, 1, 1)));
    }
    {
        // As the version before left it.
        auto db = base::sqlite::Connection::open({folder.file(), "", {}});
        ASSERT_TRUE(db->execute(
            "DROP VIEW whole_facts; DROP TABLE layout_rooms; DROP TABLE layout_plans; DROP TABLE "
            "category_answers; DROP TABLE category_questions; DROP TABLE photos; DROP TABLE "
            "request_follow_ups; DROP TABLE "
            "service_requests; DROP TABLE "
            "request_numbers; DROP TABLE "
            "birth; "
            "DROP TABLE request_steps; DROP TABLE requests; ALTER TABLE site DROP COLUMN kiosk_code; "
            "ALTER TABLE site DROP COLUMN phone_pages; CREATE VIEW whole_facts AS SELECT * FROM facts; "
            "PRAGMA user_version = 10"));
    }
    auto store = open(folder);
    EXPECT_EQ(must(store->born()), base::WallTime{});
    EXPECT_EQ(must(store->ledger(0, 10)).size(), 1u);
}

TEST(ServiceRequests, AreFoundByNumberAsTheHubTellsThem) {
    Folder folder;
    auto store = open(folder);
    const auto request = fakes::service_request();
    ASSERT_TRUE(store->apply(page({request}, "c1")));
    EXPECT_EQ(must(store->request(domain::to_string(request.number))), request);
    EXPECT_FALSE(must(store->request("BX-20261222-A-038")));
    EXPECT_FALSE(must(store->request("'; DROP TABLE requests; --")));
    auto done = request;
    done.state = domain::RequestState::done;
    ASSERT_TRUE(store->apply(page({done}, "c2")));
    EXPECT_EQ(must(store->request(domain::to_string(request.number))), done);
    ASSERT_TRUE(store->apply(page({domain::Tombstone{"requests", to_string(request.number)}}, "c3")));
    EXPECT_FALSE(must(store->request(domain::to_string(request.number))));
}

TEST(ServiceRequests, OfThisKioskAreKnownBeforeTheHubHasThem) {
    Folder folder;
    auto store = open(folder);
    const auto fact = must(store->record(report()));
    const auto own = must(store->request("BX-20261222-A-001"));
    ASSERT_TRUE(own);
    EXPECT_EQ(own->state, domain::RequestState::submitted);
    EXPECT_EQ(own->made, fact.header.wall);
    EXPECT_EQ(own->due, base::WallTime{});
    ASSERT_EQ(own->steps.size(), 1u);
    // Once the hub has spoken its word holds.
    auto told = fakes::service_request();
    told.number = {2026, 12, 22, "A", 1};
    ASSERT_TRUE(store->apply(page({told}, "c1")));
    EXPECT_EQ(must(store->request("BX-20261222-A-001")), told);
}

TEST(ServiceRequests, AtACellComeFromBothMemoriesOnceEach) {
    Folder folder;
    auto store = open(folder);
    const auto fact = must(store->record(report()));
    auto elsewhere = fakes::service_request();
    elsewhere.number = {2026, 12, 22, "B", 1};
    elsewhere.cell = "main-1-1";
    auto here = elsewhere;
    here.number = {2026, 12, 21, "B", 9};
    here.cell = "main-4-6";
    ASSERT_TRUE(store->apply(page({elsewhere, here}, "c1")));
    const auto found = must(store->requests_at("main-4-6", 10));
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(must(store->requests_at("main-4-6", 1)).size(), 1u);
    auto told = here;
    told.number = {2026, 12, 22, "A", 1};
    ASSERT_TRUE(store->apply(page({told}, "c2")));
    ASSERT_TRUE(store->settle({{fact.header.id, domain::Verdict::accepted, "", ""}}));
    EXPECT_EQ(must(store->requests_at("main-4-6", 10)).size(), 2u);
}

TEST(ServiceRequests, WhatIsDoneAtACellDoesNotCrowdOutWhatIsOpen) {
    Folder folder;
    auto store = open(folder);
    auto old = fakes::service_request();
    old.cell = "main-4-6";
    old.state = domain::RequestState::waiting;
    std::vector<domain::Change> all{old};
    for (std::uint32_t n = 0; n < 5; ++n) {
        auto newer = old;
        newer.number.count = 100 + n;
        newer.made += std::chrono::hours{n + 1};
        newer.state = n % 2 == 0 ? domain::RequestState::done : domain::RequestState::confirmed;
        all.push_back(newer);
    }
    ASSERT_TRUE(store->apply(page(all, "c1")));
    const auto found = must(store->requests_at("main-4-6", 3));
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].number, old.number);
}

TEST(ServiceRequests, ASnapshotThatDoesNotNameOneLetsItGo) {
    Folder folder;
    auto store = open(folder);
    ASSERT_TRUE(store->apply(page({fakes::service_request()}, "c1")));
    ASSERT_TRUE(store->apply(page({attendee(1)}, "d1", false, true)));
    EXPECT_FALSE(must(store->request("BX-20261222-A-037")));
}

TEST(FollowUps, AreOnDiskAndFoundByTheirRequest) {
    Folder folder;
    const domain::FollowUp urge{{2026, 12, 22, "A", 37}, {5}, domain::FollowUpKind::urge, {}, ""};
    const domain::FollowUp rating{{2026, 12, 22, "B", 37},
                                  {6},
                                  domain::FollowUpKind::rating,
                                  domain::Satisfaction::dissatisfied,
                                  "还在滴水"};
    {
        auto store = open(folder);
        must(store->record(fact_of(domain::FollowUpFact{urge})));
        must(store->record(fact_of(domain::FollowUpFact{rating})));
    }
    auto store = open(folder);
    const auto found = must(store->follow_ups(rating.number));
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(std::get<domain::FollowUpFact>(found[0].body).said, rating);
    EXPECT_EQ(must(store->unsent(10)).size(), 2u);
    EXPECT_TRUE(must(store->follow_ups({2026, 12, 22, "A", 38})).empty());
}

TEST(FollowUps, NoWordOfThemStaysWhenTheKioskIsRevoked) {
    Folder folder;
    auto store = open(folder);
    const domain::FollowUp said{
        {2026, 12, 22, "A", 37}, {5}, domain::FollowUpKind::not_solved, {}, "canary-of-a-follow-up"};
    const auto sent = must(store->record(fact_of(domain::FollowUpFact{said})));
    ASSERT_TRUE(store->settle({{sent.header.id, domain::Verdict::accepted, "", ""}}));
    must(store->record(fact_of(domain::FollowUpFact{said})));
    ASSERT_TRUE(store->wipe_personal_data(seal));
    for (const auto& name : {folder.file(), folder.file() + "-wal"}) {
        std::ifstream file(name, std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(file)), {});
        EXPECT_EQ(bytes.find("canary"), std::string::npos) << name;
    }
}

TEST(ServiceRequests, RecentCellsAreNamedOnceTheNewestFirst) {
    Folder folder;
    auto store = open(folder);
    EXPECT_TRUE(must(store->recent_cells(3)).empty());
    for (const char* cell : {"a", "b", "c", "b", "d"}) {
        auto fact = check_in(meeting_1, 1, 1);
        domain::ServiceRequestFact body;
        body.number = {2026, 12, 22, "A", 0};
        body.cell = cell;
        fact.body = body;
        fact.header.id = base::make_uuid_v7(fact.header.wall);
        must(store->record(fact));
    }
    EXPECT_EQ(must(store->recent_cells(3)), (std::vector<std::string>{"d", "b", "c"}));
}
