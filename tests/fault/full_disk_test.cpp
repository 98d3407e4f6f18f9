// The ballast's whole story: a disk that fills up, an outbox that drains all the same, and space that comes
// back.
#include <filesystem>

#include <gtest/gtest.h>

#include "base/sqlite/migrate.h"
#include "kiosk/store/schema.h"
#include "kiosk/store/sqlite_store.h"
#include "tests/fakes/folder.h"
#include "tests/fault/disk.h"

namespace fault {

namespace {

domain::Fact some_fact() {
    domain::Fact fact;
    fact.header.id = base::make_uuid_v7(base::from_ms(1));
    return fact;
}

class FullDisk : public testing::Test {
  protected:
    FullDisk() {
        vfs_.use(disk_);
        auto db = base::sqlite::Connection::open({"kiosk.db", vfs_.name(), {}});
        EXPECT_TRUE(db->execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL"));
        EXPECT_TRUE(base::sqlite::migrate(*db, store::schema()));
        store_ = std::make_unique<store::SqliteStore>(base::UniqueFd(), std::move(*db),
                                                      store::Ballast(ballast_path_, 64 << 10));
        EXPECT_TRUE(ballast_there());
    }

    bool ballast_there() const { return std::filesystem::exists(ballast_path_); }
    void fill_up(bool for_ever) { disk_.fault = Fault{disk_.calls + 1, for_ever, true}; }

    Disk disk_;
    Vfs vfs_{"suishou-full"};
    fakes::Folder folder_;
    std::string ballast_path_ = folder_.file("ballast");
    std::unique_ptr<store::SqliteStore> store_;
};

}  // namespace

TEST_F(FullDisk, TheBallastGoesWhenItFillsUpAndIsBackWhenThereIsSpace) {
    const auto kept = store_->record(some_fact());
    ASSERT_TRUE(kept);
    fill_up(true);
    const auto refused = store_->record(some_fact());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, base::ErrorKind::disk_full);
    EXPECT_FALSE(ballast_there());
    EXPECT_EQ(store_->outbox_state()->unsent, 1u);

    disk_.fault.reset();
    const auto next = store_->record(some_fact());
    ASSERT_TRUE(next) << base::describe(next.error());
    EXPECT_EQ(next->header.sequence, 2u);
    EXPECT_TRUE(ballast_there());
}

TEST_F(FullDisk, SettlingUsesTheRoomThatTheBallastGivesUp) {
    const auto fact = store_->record(some_fact());
    ASSERT_TRUE(fact);
    fill_up(false);  // the one write that finds no room makes the ballast go
    EXPECT_TRUE(store_->settle({{fact->header.id, domain::Verdict::accepted, "", ""}}));
    EXPECT_FALSE(ballast_there());
    EXPECT_EQ(store_->outbox_state()->unsent, 0u);
}

}  // namespace fault
