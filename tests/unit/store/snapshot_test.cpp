#include <map>
#include <random>

#include "tests/unit/store/builders.h"

using namespace testing_store;

namespace {

std::vector<std::uint64_t> listed(store::Store& store) {
    std::vector<std::uint64_t> ids;
    for (const auto& a : must(store.attendees_of({meeting_1}, 1000)))
        ids.push_back(a.id.value);
    return ids;
}

using Ids = std::vector<std::uint64_t>;

}  // namespace

TEST(Snapshot, OldRowsStayUntilItsLastPage) {
    Folder folder;
    {
        auto store = open(folder);
        ASSERT_TRUE(store->apply(page({attendee(1), attendee(2), attendee(3)}, "a")));
        ASSERT_TRUE(store->apply(page({attendee(2)}, "b1", true, true)));
        EXPECT_EQ(listed(*store), (Ids{1, 2, 3}));
    }
    auto store = open(folder);  // a restart in the middle of it
    EXPECT_EQ(must(store->cursor()), "b1");
    ASSERT_TRUE(store->apply(page({attendee(4)}, "b2", true)));
    EXPECT_EQ(listed(*store), (Ids{1, 2, 3, 4}));
    ASSERT_TRUE(store->apply(page({}, "b3", false)));
    EXPECT_EQ(listed(*store), (Ids{2, 4}));
}

TEST(Snapshot, OneThatBeginsAgainForgetsItsFirstAttempt) {
    Folder folder;
    auto store = open(folder);
    ASSERT_TRUE(store->apply(page({attendee(1)}, "a")));
    ASSERT_TRUE(store->apply(page({attendee(2)}, "b1", true, true)));
    ASSERT_TRUE(store->apply(page({attendee(3)}, "c1", true, true)));
    ASSERT_TRUE(store->apply(page({attendee(4)}, "c2", false)));
    EXPECT_EQ(listed(*store), (Ids{3, 4}));
}

TEST(Snapshot, AnEmptyOneEmptiesTheReplicaAndSparesTheLedger) {
    Folder folder;
    auto store = open(folder);
    must(store->record(check_in(meeting_1, 1, 1)));
    domain::Place place;
    place.id = "p";
    place.way.resize(2);
    ASSERT_TRUE(store->apply(page(
        {attendee(1), place, meeting(meeting_1, 1000), domain::Site{}, domain::UnknownRecord{"t", "i", "{}"}},
        "a")));
    ASSERT_TRUE(store->apply(page({}, "b", false, true)));
    EXPECT_TRUE(listed(*store).empty());
    EXPECT_FALSE(must(store->place("p")));
    EXPECT_FALSE(must(store->site()));
    EXPECT_FALSE(must(store->meeting(meeting_1)));
    EXPECT_EQ(must(store->ledger(0, 10)).size(), 1u);
}

TEST(Snapshot, ATombstoneInTheMiddleOfItCounts) {
    Folder folder;
    auto store = open(folder);
    ASSERT_TRUE(store->apply(page({attendee(1), attendee(2)}, "b1", true, true)));
    ASSERT_TRUE(store->apply(page({domain::Tombstone{"attendees", "0000000000000001"}}, "b2", false)));
    EXPECT_EQ(listed(*store), (Ids{2}));
}

TEST(Snapshot, HoldsWhatWasTakenBackAndForgetsWhatItDoesNotName) {
    Folder folder;
    auto store = open(folder);
    const auto first = must(store->record(check_in(meeting_1, 1, 1))),
               second = must(store->record(check_in(meeting_1, 2, 2)));
    ASSERT_TRUE(store->apply(page({domain::Annulment{first.header.id, meeting_1}}, "a")));
    ASSERT_TRUE(store->apply(page({domain::Annulment{second.header.id, meeting_1}}, "b1", true, true)));
    EXPECT_EQ(must(store->counts(meeting_1)).arrived, 0) << "the old ones until its last page";
    ASSERT_TRUE(store->apply(page({}, "b2")));
    EXPECT_TRUE(must(store->known_check_in(meeting_1, AttendeeId{1}, {})));
    EXPECT_FALSE(must(store->known_check_in(meeting_1, AttendeeId{2}, {})));
}

// Two kiosks see one history of the hub, one change by change, the other through snapshots taken now and
// then.
TEST(Snapshot, EqualsTheIncrementalFeed) {
    std::mt19937_64 random(20261222);
    for (int round = 0; round < 20; ++round) {
        Folder a, b;
        auto incremental = open(a), snapshots = open(b);
        std::map<std::uint64_t, domain::Attendee> hub;
        for (int step = 0; step < 30; ++step) {
            std::vector<domain::Change> changes;
            for (int i = 0; i < 3; ++i) {
                const std::uint64_t id = 1 + random() % 12;
                if (random() % 3 == 0) {
                    hub.erase(id);
                    changes.push_back(domain::Tombstone{"attendees", base::hex16(id)});
                } else {
                    auto person = attendee(id);
                    person.seat.zh = std::to_string(random() % 1000);
                    hub[id] = person;
                    changes.push_back(person);
                }
            }
            const auto cursor = std::to_string(step);
            ASSERT_TRUE(incremental->apply(page(changes, cursor)));
            if (random() % 4 != 0) continue;
            std::vector<domain::ChangePage> pages{page({}, cursor, true, true)};
            for (const auto& [id, person] : hub) {
                if (random() % 3 == 0) pages.push_back(page({}, cursor, true));
                pages.back().changes.push_back(person);
            }
            pages.back().more = false;
            for (const auto& one : pages)
                ASSERT_TRUE(snapshots->apply(one));
            EXPECT_EQ(must(incremental->attendees_of({meeting_1}, 100)),
                      must(snapshots->attendees_of({meeting_1}, 100)));
        }
    }
}
