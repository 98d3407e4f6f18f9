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
        store_ = make(store::Ballast(ballast_path_, 64 << 10, 0));
        EXPECT_TRUE(ballast_there());
    }

    std::unique_ptr<store::SqliteStore> make(store::Ballast ballast) {
        auto db = base::sqlite::Connection::open({"kiosk.db", vfs_.name(), {}});
        EXPECT_TRUE(db->execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL"));
        EXPECT_TRUE(base::sqlite::migrate(*db, store::schema()));
        return std::make_unique<store::SqliteStore>(base::UniqueFd(), std::move(*db), std::move(ballast));
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

// Wherever on the way the photos find no room, their report is kept, and it names them or they are gone.
TEST_F(FullDisk, AReportSurvivesItsPhotos) {
    const std::vector<domain::Photo> photos{{std::string(64, 'a'), std::string(20'000, 'p')}};
    domain::ServiceRequestFact body;
    body.photos = {photos[0].hash};
    std::size_t with = 0, without = 0;
    bool reached = true;
    for (std::uint64_t call = 1; reached; ++call) {
        auto fact = some_fact();
        fact.body = body;
        const Fault fault{disk_.calls + call, false, true};
        disk_.fault = fault;
        const auto kept = store_->record(fact, photos);
        reached = disk_.calls >= fault.at;
        disk_.fault.reset();
        ASSERT_TRUE(kept) << base::describe(kept.error());
        EXPECT_EQ(kept->header.sequence, call) << "one report, not two";
        EXPECT_TRUE(ballast_there()) << "the disk is not full for what has to be kept";
        EXPECT_EQ(store_->ledger(call - 1, 1).value().at(0), *kept);
        const auto& named = std::get<domain::ServiceRequestFact>(kept->body).photos;
        ++(named.empty() ? without : with);
        EXPECT_EQ(store_->unsent_photos(9).value(), named);
        EXPECT_TRUE(store_->photo_sent(photos[0].hash));
    }
    EXPECT_GT(with, 0u);
    EXPECT_GT(without, 20u);

    fill_up(true);
    EXPECT_EQ(store_->record(some_fact()).error().kind, base::ErrorKind::disk_full);
    EXPECT_FALSE(ballast_there());
}

TEST_F(FullDisk, AReportKeepsThePhotosThatFit) {
    std::vector<domain::Photo> photos;
    domain::ServiceRequestFact body;
    for (const char letter : {'a', 'b', 'c'}) {
        photos.push_back({std::string(64, letter), std::string(20'000, letter)});
        body.photos.push_back(photos.back().hash);
    }
    auto fact = some_fact();
    fact.body = body;
    disk_.fault = Fault{disk_.calls + 3, false, true};
    const auto kept = store_->record(fact, photos);
    disk_.fault.reset();
    ASSERT_TRUE(kept) << base::describe(kept.error());
    const std::vector<std::string> first{photos[0].hash, photos[1].hash};
    EXPECT_EQ(std::get<domain::ServiceRequestFact>(kept->body).photos, first);
    EXPECT_EQ(store_->unsent_photos(9).value(), first);
    EXPECT_TRUE(ballast_there());
}

TEST_F(FullDisk, PhotosLeavePlentyOfRoomForWhatHasToBeKept) {
    store_.reset();
    store_ = make(store::Ballast(ballast_path_, 64 << 10, std::size_t{1} << 60));  // more than any disk has
    auto fact = some_fact();
    domain::ServiceRequestFact body;
    body.photos = {std::string(64, 'a')};
    fact.body = body;
    const auto kept = store_->record(fact, std::vector{domain::Photo{body.photos[0], "jpeg"}});
    ASSERT_TRUE(kept) << base::describe(kept.error());
    EXPECT_TRUE(std::get<domain::ServiceRequestFact>(kept->body).photos.empty());
    EXPECT_TRUE(store_->unsent_photos(9).value().empty());
    EXPECT_TRUE(store_->record(some_fact()));
    EXPECT_TRUE(ballast_there());
}

TEST_F(FullDisk, APhotoThatIsSentMakesRoomWithTheBallast) {
    auto fact = some_fact();
    domain::ServiceRequestFact body;
    body.photos = {std::string(64, 'a')};
    fact.body = body;
    ASSERT_TRUE(store_->record(fact, std::vector{domain::Photo{body.photos[0], std::string(20'000, 'p')}}));
    fill_up(false);
    EXPECT_TRUE(store_->photo_sent(body.photos[0]));
    EXPECT_FALSE(ballast_there());
    EXPECT_TRUE(store_->unsent_photos(9).value().empty());
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
