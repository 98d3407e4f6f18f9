#include <sys/stat.h>

#include "kiosk/store/ballast.h"
#include "tests/unit/store/builders.h"

using namespace testing_store;

TEST(Ballast, TakesRealBlocksAndGivesThemBack) {
    Folder folder;
    const auto path = folder.file("ballast");
    store::Ballast ballast(path, 1 << 20);
    EXPECT_FALSE(ballast.ready());
    ASSERT_TRUE(ballast.make());
    struct stat file {};
    ASSERT_EQ(stat(path.c_str(), &file), 0);
    EXPECT_GE(file.st_blocks * 512, 1 << 20);
    ballast.release();
    EXPECT_FALSE(ballast.ready());
    EXPECT_FALSE(std::filesystem::exists(path));
}

TEST(Ballast, OneThatTheDiskCannotHoldIsNotHalfMade) {
    Folder folder;
    const auto path = folder.file("ballast");
    store::Ballast ballast(path, std::size_t{1} << 60);
    EXPECT_FALSE(ballast.make());
    EXPECT_FALSE(ballast.ready());
    EXPECT_FALSE(std::filesystem::exists(path));
}

TEST(Ballast, NoneIsAlwaysThere) {
    store::Ballast ballast("/nonexistent/ballast", 0);
    EXPECT_TRUE(ballast.ready());
    ballast.release();
    EXPECT_TRUE(ballast.ready());
}

TEST(FullDisk, WithoutItsBallastTheStoreOnlyDrains) {
    Folder folder;
    domain::Fact fact;
    {
        auto store = open(folder);
        fact = must(store->record(check_in(meeting_1, 1, 1)));
    }
    auto store = open(folder, std::size_t{1} << 60);  // more than any disk: the ballast cannot be made
    const auto refused = store->record(check_in(meeting_1, 2, 2));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, base::ErrorKind::disk_full);
    const auto page_refused = store->apply(page({attendee(1)}, "c1"));
    ASSERT_FALSE(page_refused);
    EXPECT_EQ(page_refused.error().kind, base::ErrorKind::disk_full);

    EXPECT_EQ(must(store->unsent(10)).size(), 1u);
    EXPECT_TRUE(store->settle({{fact.header.id, domain::Verdict::accepted, "", ""}}));
    EXPECT_EQ(must(store->outbox_state()).unsent, 0u);
    EXPECT_EQ(must(store->cursor()), "");
}
