// The feed: incremental equals snapshot, nothing is skipped, dead cursors are said to be dead.
#include <map>
#include <random>
#include <thread>

#include <gtest/gtest.h>

#include "tests/fakes/hub_in_process.h"

namespace {

using namespace std::chrono_literals;
using Replica = std::map<std::pair<std::string, std::string>, std::string>;

// A kiosk's copy, fed page by page.
struct Reader {
    Replica replica;
    std::string cursor;

    void apply(const domain::ChangePage& page) {
        if (page.snapshot_begins) replica.clear();
        for (const auto& change : page.changes) {
            const std::pair key{protocol::topic_of(change), protocol::id_of(change)};
            if (std::holds_alternative<domain::Tombstone>(change))
                replica.erase(key);
            else
                replica[key] = protocol::encode_record(change);
        }
        cursor = page.cursor;
    }
};

class Feed : public testing::Test {
  protected:
    Feed() { kiosk = hub.add_kiosk("k1", "token of kiosk one"); }

    std::optional<domain::ChangePage> page(const std::string& cursor, std::size_t limit = 200) {
        auto answer = hub.store().changes(cursor, limit, kiosk).value();
        if (std::holds_alternative<hub::CursorExpired>(answer)) return std::nullopt;
        return std::get<domain::ChangePage>(answer);
    }
    void put(const domain::Change& change) {
        hub::Edit edit;
        edit.changes.push_back(change);
        ASSERT_TRUE(hub.store().apply(edit, hub.clock.wall()));
    }
    static domain::Change note(int number, const std::string& words) {
        return domain::UnknownRecord{"notices", std::to_string(number), "{\"words\":\"" + words + "\"}"};
    }
    static domain::Change gone(int number) { return domain::Tombstone{"notices", std::to_string(number)}; }
    Replica snapshot(std::size_t limit) {
        Reader reader;
        for (bool more = true; more;) {
            const auto next = page(reader.cursor, limit);
            reader.apply(*next);
            more = next->more;
        }
        return reader.replica;
    }

    fakes::HubInProcess hub;
    hub::Kiosk kiosk;
};

TEST_F(Feed, BeginsWithASnapshotAndThenSaysOnlyWhatChanged) {
    put(note(1, "a"));
    const auto first = page("");
    EXPECT_TRUE(first->snapshot_begins);
    EXPECT_FALSE(first->more);
    EXPECT_EQ(first->changes.size(), 1u);
    EXPECT_TRUE(page(first->cursor)->changes.empty());
    put(note(1, "a"));
    EXPECT_TRUE(page(first->cursor)->changes.empty()) << "nothing changed";
    put(gone(1));
    const auto second = page(first->cursor);
    EXPECT_FALSE(second->snapshot_begins);
    EXPECT_EQ(second->changes, std::vector<domain::Change>{gone(1)});
}

TEST_F(Feed, PagesOfALongSnapshotResume) {
    for (int i = 0; i < 25; ++i)
        put(note(i, "words"));
    const auto first = page("", 10);
    EXPECT_EQ(first->changes.size(), 10u);
    EXPECT_TRUE(first->more);
    const auto again = page(first->cursor, 10);
    EXPECT_EQ(page(first->cursor, 10)->changes, again->changes) << "the same cursor, the same page";
    EXPECT_FALSE(again->snapshot_begins);
    EXPECT_EQ(snapshot(10).size(), 25u);
}

TEST_F(Feed, IncrementalEqualsSnapshotWhateverHappensMeanwhile) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    std::vector<Reader> readers(4);
    for (int round = 0; round < 300; ++round) {
        const int number = static_cast<int>(random() % 12);
        put(random() % 3 == 0 ? gone(number) : note(number, std::to_string(random() % 100)));
        auto& reader = readers[random() % readers.size()];
        if (random() % 40 == 0) reader = {};
        reader.apply(*page(reader.cursor, 1 + random() % 4));
    }
    const auto expected = snapshot(3);
    for (auto& reader : readers) {
        for (bool more = true; more;) {
            const auto next = page(reader.cursor, 5);
            reader.apply(*next);
            more = next->more;
        }
        EXPECT_EQ(reader.replica, expected);
    }
}

TEST_F(Feed, ACursorOfAnotherHubOrTimeIsDead) {
    put(note(1, "a"));
    const auto cursor = page("")->cursor;
    EXPECT_FALSE(page("rubbish"));
    EXPECT_FALSE(page("0123456789abcdef" + cursor.substr(16)));
    ASSERT_TRUE(hub.store().renew_epoch());
    EXPECT_FALSE(page(cursor)) << "after a restore from a backup";
}

TEST_F(Feed, WhoMissedAForgottenTombstoneStartsAnew) {
    put(note(1, "a"));
    put(note(2, "b"));
    const auto old = page("")->cursor;
    put(gone(1));
    const auto recent = page("")->cursor;
    ASSERT_TRUE(hub.store().forget_tombstones(hub.clock.wall() + 1h));
    EXPECT_FALSE(page(old));
    ASSERT_TRUE(page(recent));
    EXPECT_EQ(snapshot(200).size(), 1u);
}

TEST_F(Feed, RevocationsOfExpiredPassesGo) {
    put(domain::Revocation{{1}, hub.clock.wall() - 1h});
    put(domain::Revocation{{2}, hub.clock.wall() + 1h});
    ASSERT_TRUE(hub.store().forget_revocations(hub.clock.wall()));
    EXPECT_EQ(hub.store().records(domain::topic::revocations).value().size(), 1u);
}

TEST_F(Feed, EveryKioskReadsItsOwnName) {
    domain::Site site;
    site.name = {"示例中心", "Sample Centre"};
    site.kiosk_name = {"一号机", "Kiosk 1"};
    put(site);
    const hub::Kiosk other = hub.add_kiosk("k2", "token of kiosk two", "二号机");
    const auto name = [&](const hub::Kiosk& who) {
        auto answer = hub.store().changes("", 10, who).value();
        return std::get<domain::Site>(std::get<domain::ChangePage>(answer).changes.at(0)).kiosk_name;
    };
    EXPECT_EQ(name(kiosk), (domain::Text{"一号机", "Kiosk 1"}));
    EXPECT_EQ(name(other), (domain::Text{"二号机", ""}));
    const auto cursor = page("")->cursor;
    hub.add_kiosk("k1", "another token of kiosk one", "南门机");
    EXPECT_EQ(page(cursor)->changes.size(), 1u) << "a new name reaches a kiosk that is up to date";
}

TEST_F(Feed, WaitersWakeAtTheCommitAndAtTheEnd) {
    put(note(1, "a"));
    const auto head = hub::parse_cursor(page("")->cursor)->sequence;
    EXPECT_FALSE(hub.store().wait_for_change(head, 0ms));
    EXPECT_TRUE(hub.store().wait_for_change(head - 1, 60s)) << "already past it";
    bool woken = false;
    std::thread waiter([&] { woken = hub.store().wait_for_change(head, 60s); });
    put(note(1, "b"));
    waiter.join();
    EXPECT_TRUE(woken);
    std::thread sleeper([&] { woken = hub.store().wait_for_change(head + 1, 60s); });
    hub.store().stop_waiting();
    sleeper.join();
    EXPECT_FALSE(woken);
}

TEST_F(Feed, AnotherProcessIsHeardToo) {
    put(note(1, "a"));
    const auto cursor = page("")->cursor;
    auto beside = hub::Store::open({hub.database()}).value();
    std::thread import([&] {
        hub::Edit edit;
        edit.changes.push_back(note(2, "b"));
        ASSERT_TRUE(beside->apply(edit, hub.clock.wall()));
    });
    EXPECT_TRUE(hub.store().wait_for_change(hub::parse_cursor(cursor)->sequence, 60s));
    import.join();
    EXPECT_EQ(page(cursor)->changes.size(), 1u);
}

}  // namespace
