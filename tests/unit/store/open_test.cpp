#include <fstream>

#include <sys/stat.h>

#include "base/sqlite/connection.h"
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
