// What becomes of facts that the hub has not had when this kiosk is revoked.
#include <fstream>

#include "kiosk/store/schema.h"
#include "tests/unit/store/builders.h"

using namespace testing_store;
using domain::Verdict;

namespace {

constexpr const char* canary = "canary-name-of-nobody";

base::Result<std::string> seal(const domain::Fact& fact) {
    return "box of " + base::to_string(fact.header.id);
}
domain::SealedFact boxed(const domain::Fact& fact) {
    return {fact.header.id, seal(fact).value()};
}

domain::Fact walk_in(const std::string& name = canary) {
    domain::CheckInFact body;
    body.meeting = meeting_1;
    body.walk_in_name = name;
    body.walk_in_organisation = name;
    return fact_of(body);
}
domain::Fact staff(domain::StaffEvent event) {
    return fact_of(domain::StaffFact{event, domain::StaffMethod::badge, canary});
}

// In the database and its log, how often the canary's name stands there.
std::size_t canaries(const Folder& folder) {
    std::size_t found = 0;
    for (const auto& name : {folder.file(), folder.file() + "-wal"}) {
        std::ifstream file(name, std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(file)), {});
        for (auto at = bytes.find(canary); at != bytes.npos; at = bytes.find(canary, at + 1))
            ++found;
    }
    return found;
}

}  // namespace

TEST(Sealed, WhatTheHubHasNotHadIsReplacedByBoxes) {
    Folder folder;
    auto store = open(folder);
    std::vector<domain::Fact> facts;
    for (const auto& fact : {check_in(meeting_1, 1, 1), walk_in(), check_out(meeting_1, 1, 1), walk_in(),
                             fact_of(domain::RefusalFact{}), staff(domain::StaffEvent::wrong_pin)})
        facts.push_back(must(store->record(fact)));
    ASSERT_TRUE(store->settle(
        {{facts[0].header.id, Verdict::accepted, "", ""}, {facts[1].header.id, Verdict::refused, "c", "r"}}));
    const auto before = must(store->outbox_state());
    ASSERT_TRUE(store->wipe_personal_data(seal));

    EXPECT_EQ(must(store->sealed(100)),
              (std::vector{boxed(facts[2]), boxed(facts[3]), boxed(facts[4]), boxed(facts[5])}));
    EXPECT_TRUE(must(store->unsent(100)).empty());
    const auto state = must(store->outbox_state());
    EXPECT_EQ(state.unsent, 4u);
    EXPECT_EQ(state.dead, 1u);
    EXPECT_EQ(state.oldest, before.oldest);
    EXPECT_TRUE(must(store->known_check_in(meeting_1, AttendeeId{1}, {}))) << "the hub had it: it stays";
    EXPECT_EQ(must(store->record(check_in(meeting_1, 9, 9))).header.sequence, 7u) << "no number twice";
    EXPECT_EQ(must(store->sealed(2)).size(), 2u);
}

TEST(Sealed, NobodysNameIsLeftInTheFiles) {
    Folder folder;
    auto store = open(folder);
    std::vector<domain::FactVerdict> verdicts;
    // Rows of many sizes, so that deleting some moves others from page to page.
    for (std::size_t i = 0; i < 600; ++i) {
        const auto fact = must(store->record(walk_in(std::string(i * 37 % 200, 'x') + canary)));
        const auto verdict = i % 3 == 0 ? Verdict::accepted : Verdict::refused;
        if (i % 3 != 2) verdicts.push_back({fact.header.id, verdict, "c", "r"});
    }
    must(store->record(staff(domain::StaffEvent::opened)));
    auto person = attendee(1);
    person.name = canary;
    ASSERT_TRUE(store->apply(page({person}, "c1")));
    ASSERT_TRUE(store->settle(verdicts));
    ASSERT_TRUE(store->checkpoint());
    EXPECT_GT(canaries(folder), 1200u) << "they were there";
    ASSERT_TRUE(store->wipe_personal_data(seal));
    EXPECT_EQ(canaries(folder), 0u);
    EXPECT_EQ(must(store->outbox_state()).unsent, 201u);
    EXPECT_EQ(must(store->outbox_state()).dead, 200u);
}

TEST(Sealed, WithoutAKeyTheFactsStay) {
    Folder folder;
    auto store = open(folder);
    const auto fact = must(store->record(walk_in()));
    ASSERT_TRUE(store->wipe_personal_data({}));
    EXPECT_EQ(must(store->unsent(10)), std::vector{fact});
    EXPECT_TRUE(must(store->sealed(10)).empty());
}

TEST(Sealed, WhereOneCannotBeSealedNothingHasHappened) {
    Folder folder;
    auto store = open(folder);
    ASSERT_TRUE(store->apply(page({attendee(1)}, "c1")));
    const std::vector facts{must(store->record(walk_in())), must(store->record(walk_in()))};
    const auto second_fails = [&](const domain::Fact& fact) -> base::Result<std::string> {
        if (fact == facts[1]) return base::Error{base::ErrorKind::refused, "as told", "test"};
        return seal(fact);
    };
    EXPECT_EQ(store->wipe_personal_data(second_fails).error().kind, base::ErrorKind::refused);
    EXPECT_EQ(must(store->unsent(10)), facts);
    EXPECT_EQ(must(store->cursor()), "c1");
    EXPECT_EQ(must(store->attendees_of({meeting_1}, 10)).size(), 1u);
}

TEST(Sealed, LeavesWithTheHubsAcceptanceAlone) {
    Folder folder;
    auto store = open(folder);
    const auto one = must(store->record(walk_in())), two = must(store->record(check_out(meeting_1, 1, 1)));
    ASSERT_TRUE(store->wipe_personal_data(seal));
    ASSERT_TRUE(store->settle({{one.header.id, Verdict::duplicate, "", ""},
                               {two.header.id, Verdict::refused, "not_opened", "another key"}}));
    EXPECT_TRUE(must(store->sealed(10)).empty());
    const auto letters = must(store->dead_letters(10));
    ASSERT_EQ(letters.size(), 1u);
    EXPECT_EQ(letters[0].fact.header, two.header);
    EXPECT_EQ(domain::kind_of(letters[0].fact.body), "check_out");
    EXPECT_EQ(letters[0].code, "not_opened");
    EXPECT_EQ(letters[0].reason, "another key");

    ASSERT_TRUE(store->wipe_personal_data(seal)) << "once more, at the next start";
    ASSERT_TRUE(store->retry_dead_letter(two.header.id));
    EXPECT_FALSE(store->retry_dead_letter(two.header.id));
    EXPECT_EQ(must(store->sealed(10)), std::vector{boxed(two)});
    ASSERT_TRUE(store->settle({{two.header.id, Verdict::accepted, "", ""}}));
    EXPECT_EQ(must(store->outbox_state()).unsent + must(store->outbox_state()).dead, 0u);
    EXPECT_EQ(must(store->record(walk_in())).header.sequence, 3u);
}

TEST(Sealed, TheStaffGateForgetsNoTry) {
    Folder folder;
    auto store = open(folder);
    const auto fact = must(store->record(staff(domain::StaffEvent::locked)));
    ASSERT_TRUE(store->wipe_personal_data(seal));
    const auto kept = must(store->staff_facts(10));
    ASSERT_EQ(kept.size(), 1u);
    EXPECT_EQ(kept[0].header, fact.header);
    EXPECT_EQ(std::get<domain::StaffFact>(kept[0].body),
              (domain::StaffFact{domain::StaffEvent::locked, domain::StaffMethod::badge, ""}));
}

TEST(Sealed, ABatchStaysWithinItsBudget) {
    Folder folder;
    auto store = open(folder);
    for (int i = 0; i < 5; ++i)
        must(store->record(walk_in()));
    ASSERT_TRUE(store->wipe_personal_data(
        [](const domain::Fact&) -> base::Result<std::string> { return std::string(200'000, 'x'); }));
    EXPECT_EQ(must(store->sealed(100)).size(), 1u);
}

TEST(Sealed, TheKeyIsOfTheReplicaAndNamesNobody) {
    Folder folder;
    domain::SealKey key;
    key.public_key.fill(7);
    auto store = open(folder);
    EXPECT_FALSE(must(store->seal_key()));
    ASSERT_TRUE(store->apply(page({key}, "c1")));
    ASSERT_TRUE(store->wipe_personal_data({}));
    EXPECT_EQ(must(store->seal_key()), key);
    ASSERT_TRUE(store->apply(page({}, "c2", false, true)));
    EXPECT_FALSE(must(store->seal_key())) << "another hub, which has none";
    ASSERT_TRUE(store->apply(page({key}, "c3")));
    ASSERT_TRUE(store->apply(page({domain::Tombstone{"sealing", "hub"}}, "c4")));
    EXPECT_FALSE(must(store->seal_key()));
}

TEST(Sealed, AnOlderFileKeepsItsFactsAndHearsTheKeyWithTheNextPull) {
    Folder folder;
    {
        auto older = base::sqlite::Connection::open({folder.file(), "", {}});
        ASSERT_TRUE(base::sqlite::migrate(*older, store::schema().first(8)));
        ASSERT_TRUE(older->execute(
            "PRAGMA application_id = 0x53755368; UPDATE replica SET cursor = '7c0d-1042', generation = 3; "
            "INSERT INTO unknown_records VALUES ('sealing', 'hub', 3, '{}'); "
            "INSERT INTO facts VALUES (1, '0190b3c4-5d6e-7f80-8123-456789abcdef', 'refusal', 1, 'b', 1, 1); "
            "INSERT INTO refusals VALUES (1, 'expired', 'pass', 0, 0, 0, 0); INSERT INTO outbox VALUES (1)"));
    }
    const auto now = open(folder);
    EXPECT_EQ(must(now->cursor()), "");
    EXPECT_EQ(must(now->unsent(10)).size(), 1u);
    auto look = base::sqlite::Connection::open({folder.file(), "", {}});
    EXPECT_EQ(first_integer(look->query("SELECT count(*) FROM unknown_records")).value(), 0);
}

TEST(Sealed, IsSavedFromADamagedFileWithItsNumbers) {
    Folder folder;
    std::vector<domain::Fact> facts;
    {
        auto store = open(folder);
        for (int i = 0; i < 5; ++i)
            facts.push_back(must(store->record(walk_in())));
        ASSERT_TRUE(store->wipe_personal_data(seal));
        ASSERT_TRUE(store->settle({{facts[3].header.id, Verdict::refused, "c", "r"},
                                   {facts[4].header.id, Verdict::accepted, "", ""}}));
        ASSERT_TRUE(store->apply(page({attendee(1)}, "c1")));
    }
    damage(folder, "attendees");
    auto opened = store::open_store({folder.file(), "", true, 0});
    ASSERT_TRUE(opened) << describe(opened.error());
    ASSERT_TRUE(opened->set_aside);
    EXPECT_EQ(must(opened->store->sealed(10)),
              (std::vector{boxed(facts[0]), boxed(facts[1]), boxed(facts[2])}));
    const auto state = must(opened->store->outbox_state());
    EXPECT_EQ(state.unsent, 3u);
    EXPECT_EQ(state.dead, 1u);
    EXPECT_EQ(must(opened->store->record(walk_in())).header.sequence, 6u);
}
