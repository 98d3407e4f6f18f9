#include "tests/fakes/one_of_each.h"
#include "tests/unit/store/builders.h"

using namespace testing_store;

namespace {

domain::Fact full_check_in() {
    domain::CheckInFact body;
    body.meeting = meeting_1;
    body.attendee = AttendeeId{0xffffffffffffffffu};
    body.credential = CredentialId{3};
    body.method = domain::Method::walk_in;
    body.remarks = {true, false, true, false, true};
    body.walk_in_name = "𱍐·阿依古丽";
    body.walk_in_organisation = "'); DROP TABLE fact; --";
    return fact_of(body);
}

domain::Fact full_refusal() {
    return fact_of(domain::RefusalFact{domain::Outcome::other_meeting, domain::Method::typed_code, meeting_1,
                                       AttendeeId{7}, CredentialId{8}, meeting_2});
}

domain::Fact staff_fact(domain::StaffEvent event) {
    return fact_of(domain::StaffFact{event, domain::StaffMethod::badge, "示例·技术员"});
}

}  // namespace

TEST(Ledger, KeepsEveryKindWordForWordAcrossARestart) {
    Folder folder;
    std::vector<domain::Fact> facts = {full_check_in(), check_out(meeting_2, 5, 6), full_refusal(),
                                       staff_fact(domain::StaffEvent::left),
                                       fact_of(fakes::service_request_fact())};
    {
        auto store = open(folder);
        for (auto& fact : facts)
            fact = must(store->record(fact));
    }
    auto store = open(folder);
    EXPECT_EQ(must(store->ledger(0, 100)), facts);
    EXPECT_EQ(must(store->unsent(100)), facts);
    EXPECT_EQ(facts[2].header.sequence, 3u);
}

TEST(Ledger, NumbersWithoutAGapAcrossRefusedFacts) {
    Folder folder;
    auto store = open(folder);
    const auto first = must(store->record(check_in(meeting_1, 1, 1)));
    const auto again = store->record(first);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().kind, base::ErrorKind::invalid) << "the id is taken";
    EXPECT_EQ(must(store->record(check_in(meeting_1, 2, 2))).header.sequence, 2u);
    EXPECT_EQ(must(store->ledger(0, 100)).size(), 2u);
}

TEST(Ledger, FindsTheNewestOfTheStaffGateAmongTheRest) {
    Folder folder;
    auto store = open(folder);
    for (const auto event :
         {domain::StaffEvent::opened, domain::StaffEvent::wrong_pin, domain::StaffEvent::locked}) {
        must(store->record(staff_fact(event)));
        must(store->record(full_refusal()));
    }
    const auto newest = must(store->staff_facts(2));
    ASSERT_EQ(newest.size(), 2u);
    EXPECT_EQ(std::get<domain::StaffFact>(newest[0].body).event, domain::StaffEvent::locked);
    EXPECT_EQ(std::get<domain::StaffFact>(newest[1].body).event, domain::StaffEvent::wrong_pin);
}

TEST(Ledger, ADeadLetterOfTheStaffGateHasItsReason) {
    Folder folder;
    auto store = open(folder);
    const auto fact = must(store->record(staff_fact(domain::StaffEvent::opened)));
    ASSERT_TRUE(store->settle({{fact.header.id, domain::Verdict::refused, "malformed", "why"}}));
    const auto letters = must(store->dead_letters(9));
    ASSERT_EQ(letters.size(), 1u);
    EXPECT_EQ(letters[0].fact, fact);
    EXPECT_EQ(letters[0].code, "malformed");
    EXPECT_EQ(letters[0].reason, "why");
}

TEST(Ledger, IsReadFromAnySequence) {
    Folder folder;
    auto store = open(folder);
    for (std::uint64_t i = 1; i <= 5; ++i)
        must(store->record(check_in(meeting_1, i, i)));
    const auto some = must(store->ledger(2, 2));
    ASSERT_EQ(some.size(), 2u);
    EXPECT_EQ(some[0].header.sequence, 3u);
    EXPECT_EQ(some[1].header.sequence, 4u);
}

TEST(Ledger, KeepsWhatTheHubHasAcknowledged) {
    Folder folder;
    auto store = open(folder);
    const auto fact = must(store->record(check_in(meeting_1, 1, 1)));
    ASSERT_TRUE(store->settle({{fact.header.id, domain::Verdict::accepted, "", ""}}));
    EXPECT_EQ(must(store->ledger(0, 100)).size(), 1u);
    EXPECT_TRUE(must(store->unsent(100)).empty());
}

TEST(Ledger, TheLogDoesNotGrowWithoutEnd) {
    Folder folder;
    auto store = open(folder);
    std::uintmax_t largest = 0;
    for (std::uint64_t i = 1; i <= 800; ++i) {
        auto fact = check_in(meeting_1, i, i);
        std::get<domain::CheckInFact>(fact.body).walk_in_name.assign(20'000, 'x');
        must(store->record(fact));
        largest = std::max(largest, std::filesystem::file_size(folder.file() + "-wal"));
    }
    EXPECT_GT(largest, 7u << 20) << "not put to the test";
    EXPECT_LT(largest, 12u << 20);
    EXPECT_EQ(must(store->counts(meeting_1)).arrived, 800);
}
