#include "tests/unit/store/builders.h"

using namespace testing_store;
using domain::Verdict;

namespace {

domain::Arrival arrival(std::uint64_t attendee, std::uint64_t credential, domain::FactId fact,
                        std::int64_t at, bool left = false) {
    return {meeting_1, AttendeeId{attendee}, CredentialId{credential}, fact, base::from_ms(at), "二号机",
            left};
}

domain::FactId some_fact() {
    return base::make_uuid_v7(base::from_ms(1));
}

std::optional<domain::KnownCheckIn> known(store::Store& store, std::uint64_t attendee,
                                          std::uint64_t credential) {
    return must(store.known_check_in(meeting_1, AttendeeId{attendee}, CredentialId{credential}));
}

int arrived(store::Store& store) {
    return must(store.counts(meeting_1)).arrived;
}

void settle(store::Store& store, const domain::Fact& fact) {
    ASSERT_TRUE(store.settle({{fact.header.id, Verdict::accepted, "", ""}}));
}

}  // namespace

TEST(KnownCheckIn, IsFoundInTheLedgerByAttendeeOrByCredential) {
    Folder folder;
    auto store = open(folder);
    must(store->record(check_in(meeting_1, 5, 0, 1000)));
    must(store->record(check_in(meeting_1, 0, 77, 2000)));
    EXPECT_EQ(known(*store, 5, 99)->at, base::from_ms(1000));
    EXPECT_EQ(known(*store, 0, 77)->at, base::from_ms(2000));
    EXPECT_EQ(known(*store, 0, 77)->kiosk, "");
    EXPECT_FALSE(known(*store, 6, 78));
    EXPECT_FALSE(known(*store, 0, 0)) << "nobody is not everybody without a credential";
    EXPECT_FALSE(must(store->known_check_in(meeting_2, AttendeeId{5}, {})));
}

TEST(KnownCheckIn, APassWithoutAListIsRecognisedOnceTheListComes) {
    Folder folder;
    auto store = open(folder);
    must(store->record(check_in(meeting_1, 0, 77, 2000)));
    ASSERT_TRUE(store->apply(page({attendee(5, meeting_1, 77)}, "c")));
    EXPECT_TRUE(known(*store, 5, 0)) << "found by name, knows no credential";
}

TEST(KnownCheckIn, AnotherKiosksArrivalNamesIt) {
    Folder folder;
    auto store = open(folder);
    ASSERT_TRUE(store->apply(page({arrival(5, 77, some_fact(), 3000)}, "c")));
    EXPECT_EQ(known(*store, 5, 0)->kiosk, "二号机");
    EXPECT_EQ(known(*store, 0, 77)->at, base::from_ms(3000));
}

TEST(KnownCheckIn, OurOwnFactComingBackIsStillOurs) {
    Folder folder;
    auto store = open(folder);
    const auto fact = must(store->record(check_in(meeting_1, 5, 77, 2000)));
    settle(*store, fact);
    ASSERT_TRUE(store->apply(page({arrival(5, 77, fact.header.id, 1990)}, "c")));
    EXPECT_EQ(known(*store, 5, 77)->kiosk, "");
}

TEST(KnownCheckIn, LeavingAndComingBack) {
    Folder folder;
    auto store = open(folder);
    must(store->record(check_in(meeting_1, 5, 77, 1000)));
    EXPECT_FALSE(known(*store, 5, 77)->left);
    must(store->record(check_out(meeting_1, 5, 0)));
    EXPECT_TRUE(known(*store, 5, 77)->left);
    must(store->record(check_in(meeting_1, 5, 77, 3000)));
    EXPECT_FALSE(known(*store, 5, 77)->left);
    EXPECT_EQ(known(*store, 5, 77)->at, base::from_ms(3000));
}

TEST(KnownCheckIn, WhatTheHubHasNotHeardIsNewerThanItsWord) {
    Folder folder;
    auto store = open(folder);
    ASSERT_TRUE(store->apply(page({arrival(5, 77, some_fact(), 1000, true)}, "c")));
    EXPECT_TRUE(known(*store, 5, 77)->left);
    const auto back = must(store->record(check_in(meeting_1, 5, 77, 2000)));
    EXPECT_FALSE(known(*store, 5, 77)->left);
    settle(*store, back);
    EXPECT_TRUE(known(*store, 5, 77)->left) << "the hub has heard it and still says so";
}

TEST(KnownCheckIn, ACheckOutHereOfSomebodyWhoCameElsewhere) {
    Folder folder;
    auto store = open(folder);
    ASSERT_TRUE(store->apply(page({arrival(5, 77, some_fact(), 1000)}, "c")));
    must(store->record(check_out(meeting_1, 5, 77)));
    EXPECT_TRUE(known(*store, 5, 77)->left);
    EXPECT_EQ(known(*store, 5, 77)->kiosk, "二号机");
}

TEST(Counts, CountEachPersonOnce) {
    Folder folder;
    auto store = open(folder);
    const auto listed = must(store->record(check_in(meeting_1, 5, 77)));
    const auto unlisted = must(store->record(check_in(meeting_1, 0, 88)));
    const auto walk_in = must(store->record(check_in(meeting_1, 0, 0)));
    must(store->record(check_in(meeting_1, 5, 0))) /* by look-up, again */;
    must(store->record(check_in(meeting_2, 6, 66)));
    EXPECT_EQ(arrived(*store), 3);

    ASSERT_TRUE(store->apply(page({arrival(5, 77, listed.header.id, 1), arrival(9, 88, unlisted.header.id, 1),
                                   arrival(0, 0, walk_in.header.id, 1), arrival(10, 110, some_fact(), 1)},
                                  "c")));
    EXPECT_EQ(arrived(*store), 4);
}

TEST(Counts, TheListJoinsALookUpWithAPass) {
    Folder folder;
    auto store = open(folder);
    must(store->record(check_in(meeting_1, 0, 77)));
    ASSERT_TRUE(store->apply(page({arrival(5, 0, some_fact(), 1)}, "c1")));
    EXPECT_EQ(arrived(*store), 2) << "nothing says yet that they are one";
    ASSERT_TRUE(store->apply(page({attendee(5, meeting_1, 77)}, "c2")));
    EXPECT_EQ(arrived(*store), 1);
}

TEST(Counts, ExpectedComesFromTheMeetingElseFromTheList) {
    Folder folder;
    auto store = open(folder);
    ASSERT_TRUE(store->apply(page({attendee(1), attendee(2)}, "c1")));
    EXPECT_EQ(must(store->counts(meeting_1)).expected, 2);
    ASSERT_TRUE(store->apply(page({meeting(meeting_1, 0, 156)}, "c2")));
    EXPECT_EQ(must(store->counts(meeting_1)).expected, 156);
}
