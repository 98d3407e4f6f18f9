#include <fstream>

#include <sys/stat.h>

#include "base/sqlite/connection.h"
#include "kiosk/store/schema.h"
#include "tests/unit/store/builders.h"

using namespace testing_store;
using base::ErrorKind;

namespace {

void write_file(const std::string& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace

TEST(Open, MakesItsFolderAndKeepsOthersOut) {
    Folder folder;
    const auto path = folder.file("var/lib/kiosk.db");
    auto opened = store::open_store({path, "", true, 0});
    ASSERT_TRUE(opened) << describe(opened.error());
    struct stat file {};
    ASSERT_EQ(stat(path.c_str(), &file), 0);
    EXPECT_EQ(file.st_mode & 0777, 0600u);
    ASSERT_EQ(stat((path + "-wal").c_str(), &file), 0);
    EXPECT_EQ(file.st_mode & 0777, 0600u);
}

TEST(Open, OneStoreAtATime) {
    Folder folder;
    auto first = open(folder);
    const auto second = store::open_store({folder.file(), "", true, 0});
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().kind, ErrorKind::unavailable);
}

TEST(Open, OthersMayLookWhileItRuns) {
    Folder folder;
    auto store = open(folder);
    must(store->record(check_in(meeting_1, 1, 1)));
    auto reader = base::sqlite::Connection::open({folder.file(), "", {}});
    ASSERT_TRUE(reader);
    EXPECT_EQ(first_integer(reader->query("SELECT count(*) FROM check_ins")).value_or(-1), 1);
    must(store->record(check_in(meeting_1, 2, 2)));
    EXPECT_EQ(first_integer(reader->query("SELECT count(*) FROM check_ins")).value_or(-1), 2);
}

TEST(Open, ACorruptFileIsSetAsideWithItsLog) {
    Folder folder;
    const std::string garbage(8192, 'x');
    write_file(folder.file(), garbage);
    write_file(folder.file() + "-wal", "log");
    auto opened = store::open_store({folder.file(), "", true, 0});
    ASSERT_TRUE(opened) << describe(opened.error());
    ASSERT_TRUE(opened->set_aside);
    EXPECT_EQ(std::filesystem::file_size(*opened->set_aside), garbage.size());
    EXPECT_EQ(must(opened->store->record(check_in(meeting_1, 1, 1))).header.sequence, 1u);
}

TEST(Open, ADamagedPageInTheMiddleIsNoticed) {
    Folder folder;
    {
        auto store = open(folder);
        for (std::uint64_t i = 1; i <= 300; ++i)
            must(store->record(check_in(meeting_1, i, i)));
    }
    {
        std::fstream file(folder.file(), std::ios::binary | std::ios::in | std::ios::out);
        for (int page = 2; page < 30; page += 3) {
            file.seekp(page * 4096);
            file << std::string(64, '\xff');
        }
    }
    auto opened = store::open_store({folder.file(), "", true, 0});
    ASSERT_TRUE(opened) << describe(opened.error());
    EXPECT_TRUE(opened->set_aside);
}

TEST(Open, WhatCanStillBeReadOfTheLedgerIsTakenOver) {
    Folder folder;
    std::vector<domain::Fact> facts;
    {
        auto store = open(folder);
        for (std::uint64_t i = 1; i <= 300; ++i)
            facts.push_back(must(store->record(check_in(meeting_1, i, i))));
        for (std::uint64_t i = 0; i < 200; ++i)
            ASSERT_TRUE(store->settle({{facts[i].header.id, domain::Verdict::accepted, "", ""}}));
        ASSERT_TRUE(store->settle({{facts[200].header.id, domain::Verdict::refused, "code", "why"}}));
        for (std::uint64_t i = 1; i <= 300; ++i)
            ASSERT_TRUE(store->apply(page({attendee(i)}, "c")));
    }
    {
        // A page of the attendees: nothing of the ledger is hurt.
        auto db = base::sqlite::Connection::open({folder.file(), "", {}});
        const auto root =
            must(first_integer(db->query("SELECT rootpage FROM sqlite_schema WHERE name = 'attendees'")));
        const auto size = must(first_integer(db->query("PRAGMA page_size")));
        std::fstream file(folder.file(), std::ios::binary | std::ios::in | std::ios::out);
        file.seekp((root - 1) * size);
        file << std::string(100, '\xff');
    }
    auto opened = store::open_store({folder.file(), "", true, 0});
    ASSERT_TRUE(opened) << describe(opened.error());
    ASSERT_TRUE(opened->set_aside);
    EXPECT_EQ(opened->salvaged, 300u);
    EXPECT_EQ(must(opened->store->ledger(0, 1000)), facts);
    const auto state = must(opened->store->outbox_state());
    EXPECT_EQ(state.unsent, 99u);
    EXPECT_EQ(state.dead, 1u);
    EXPECT_EQ(must(opened->store->cursor()), "") << "the replica comes with a snapshot";
    EXPECT_EQ(must(opened->store->record(check_in(meeting_1, 1, 1))).header.sequence, 301u);
}

TEST(Open, SomebodyElsesDatabaseIsLeftAlone) {
    Folder folder;
    {
        auto other = base::sqlite::Connection::open({folder.file(), "", {}});
        ASSERT_TRUE(other->execute("CREATE TABLE theirs (n); INSERT INTO theirs VALUES (1)"));
    }
    const auto opened = store::open_store({folder.file(), "", true, 0});
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, ErrorKind::invalid);
}

TEST(Open, PlacesOfAnOlderFileAreRoomsUntilTheNextPull) {
    Folder folder;
    {
        auto older = base::sqlite::Connection::open({folder.file(), "", {}});
        ASSERT_TRUE(base::sqlite::migrate(*older, store::schema().first(3)));
        ASSERT_TRUE(
            older->execute("PRAGMA application_id = 0x53755368; UPDATE replica SET cursor = '7c0d-1042'; "
                           "INSERT INTO places VALUES "
                           "('gate', 1, '', '', '', '', '南门', '', 3, 120, 0, 0)"));
    }
    const auto now = open(folder);
    EXPECT_EQ(now->cursor().value(), "");  // the next page is of a snapshot
    const auto place = now->place("gate").value();
    ASSERT_TRUE(place);
    EXPECT_EQ(place->kind, domain::PlaceKind::room);
    EXPECT_EQ(place->metres, 120);
}

TEST(Open, AnnulmentsThatAnOlderProgramKeptUnreadComeAgain) {
    Folder folder;
    const auto fact = check_in(meeting_1, 5, 77);
    {
        auto older = base::sqlite::Connection::open({folder.file(), "", {}});
        ASSERT_TRUE(base::sqlite::migrate(*older, store::schema().first(6)));
        ASSERT_TRUE(older->execute(
            "PRAGMA application_id = 0x53755368; UPDATE replica SET cursor = '7c0d-1042', generation = 3; "
            "INSERT INTO unknown_records VALUES ('annulments', '" +
            base::to_string(fact.header.id) + "', 3, '{\"meeting\":\"8000000000000001\"}')"));
    }
    const auto now = open(folder);
    must(now->record(fact));
    EXPECT_EQ(must(now->cursor()), "");  // the next page is of a snapshot
    ASSERT_TRUE(now->apply(page({domain::Annulment{fact.header.id, meeting_1}}, "7c0d-1043", false, true)));
    EXPECT_FALSE(must(now->known_check_in(meeting_1, AttendeeId{5}, {})));
    auto look = base::sqlite::Connection::open({folder.file(), "", {}});
    EXPECT_EQ(first_integer(look->query("SELECT count(*) FROM unknown_records")).value(), 0);
}

TEST(Open, AConfigThatAnOlderProgramKeptUnreadComesAgain) {
    Folder folder;
    {
        auto older = base::sqlite::Connection::open({folder.file(), "", {}});
        ASSERT_TRUE(base::sqlite::migrate(*older, store::schema().first(7)));
        ASSERT_TRUE(older->execute(
            "PRAGMA application_id = 0x53755368; UPDATE replica SET cursor = '7c0d-1042', generation = 3; "
            "INSERT INTO unknown_records VALUES ('config', 'k1', 3, '{\"calm\":true}')"));
    }
    const auto now = open(folder);
    EXPECT_EQ(must(now->cursor()), "");  // the next page is of a snapshot
    EXPECT_FALSE(must(now->config()));
    auto look = base::sqlite::Connection::open({folder.file(), "", {}});
    EXPECT_EQ(first_integer(look->query("SELECT count(*) FROM unknown_records")).value(), 0);
}

TEST(Open, AFileOfANewerProgramIsLeftAlone) {
    Folder folder;
    open(folder);
    {
        auto later = base::sqlite::Connection::open({folder.file(), "", {}});
        ASSERT_TRUE(later->execute("PRAGMA user_version = 999"));
    }
    const auto opened = store::open_store({folder.file(), "", true, 0});
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, ErrorKind::invalid);
}

TEST(Open, WhereNothingCanBeWrittenIsUnavailable) {
    const auto opened = store::open_store({"/proc/suishou/kiosk.db", "", true, 0});
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, ErrorKind::unavailable);
}

TEST(Open, ClosingLeavesOneFile) {
    Folder folder;
    must(open(folder)->record(check_in(meeting_1, 1, 1)));
    EXPECT_FALSE(std::filesystem::exists(folder.file() + "-wal"));
}
