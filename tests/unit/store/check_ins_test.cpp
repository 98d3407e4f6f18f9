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

domain::Annulment annulment(const domain::Fact& fact) {
    return {fact.header.id, meeting_1};
}

std::string id_of_arrival(std::uint64_t attendee) {
    return base::to_string(meeting_1) + ".a" + base::hex16(attendee);
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

// --- what staff took back at the hub

TEST(KnownCheckIn, WhatWasTakenBackIsForgottenAndThePersonMayComeAgain) {
    Folder folder;
    auto store = open(folder);
    const auto first = must(store->record(check_in(meeting_1, 5, 77, 1000)));
    settle(*store, first);
    ASSERT_TRUE(store->apply(page({arrival(5, 77, first.header.id, 1000)}, "c1")));
    const std::vector<domain::Change> told = {annulment(first),
                                              domain::Tombstone{"arrivals", id_of_arrival(5)}};
    for (const char* cursor : {"c2", "c3"}) {  // twice changes nothing
        ASSERT_TRUE(store->apply(page(told, cursor)));
        EXPECT_FALSE(known(*store, 5, 77));
        EXPECT_EQ(arrived(*store), 0);
    }
    EXPECT_EQ(must(store->ledger(0, 10)).size(), 1u) << "what happened has happened";
    must(store->record(check_in(meeting_1, 5, 77, 3000)));
    EXPECT_EQ(known(*store, 5, 77)->at, base::from_ms(3000));
    EXPECT_EQ(arrived(*store), 1);
}

TEST(KnownCheckIn, AnAnnulmentMayComeBeforeItsFactOrForOneThatNeverComes) {
    Folder folder;
    auto store = open(folder);
    const auto early = check_in(meeting_1, 5, 77, 1000);
    ASSERT_TRUE(store->apply(page({annulment(early), domain::Annulment{some_fact(), meeting_1}}, "c1")));
    must(store->record(early));
    EXPECT_FALSE(known(*store, 5, 77));
    must(store->record(check_in(meeting_1, 6, 78, 1000)));
    EXPECT_TRUE(known(*store, 6, 78));
    EXPECT_EQ(arrived(*store), 1);
}

TEST(KnownCheckIn, AnArrivalWhoseFactWasTakenBackIsNone) {
    Folder folder;
    auto store = open(folder);
    // The page ended between the two: the arrival's tombstone is still to come.
    const auto elsewhere = some_fact();
    ASSERT_TRUE(store->apply(page({arrival(5, 77, elsewhere, 1000)}, "c1")));
    ASSERT_TRUE(store->apply(page({domain::Annulment{elsewhere, meeting_1}}, "c2")));
    EXPECT_FALSE(known(*store, 5, 77));
    EXPECT_EQ(arrived(*store), 0);
}

TEST(KnownCheckIn, AnEarlierCheckInStandsWhenALaterOneIsTakenBack) {
    Folder folder;
    auto store = open(folder);
    must(store->record(check_in(meeting_1, 5, 77, 1000)));
    must(store->record(check_out(meeting_1, 5, 77)));
    const auto back = must(store->record(check_in(meeting_1, 5, 77, 3000)));
    EXPECT_FALSE(known(*store, 5, 77)->left);
    ASSERT_TRUE(store->apply(page({annulment(back)}, "c")));
    EXPECT_EQ(known(*store, 5, 77)->at, base::from_ms(1000));
    EXPECT_TRUE(known(*store, 5, 77)->left) << "what was taken back undoes no check-out";
}

TEST(KnownCheckIn, ACheckOutThatWasTakenBackNeverWas) {
    Folder folder;
    auto store = open(folder);
    must(store->record(check_in(meeting_1, 5, 77, 1000)));
    const auto out = must(store->record(check_out(meeting_1, 5, 77)));
    ASSERT_TRUE(store->apply(page({annulment(out)}, "c")));
    EXPECT_FALSE(known(*store, 5, 77)->left);
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
