// Photos from the visitor's own phone: kept as they come, for this visit and no longer.
#include <gtest/gtest.h>

#include "base/picture/jpeg.h"
#include "kiosk/service/photo_worker.h"
#include "tests/unit/service/lobby.h"

using namespace service;
using namespace service::test;

namespace {

struct PhonePhotos : ::testing::Test {
    Lobby lobby;

    PhonePhotos() {
        lobby.settings.site.phone_pages = "https://hub.example.org/";
        lobby.send(command::BeginVisit{1});
    }
    static std::string file(std::uint8_t level) {
        return base::encode_jpeg({64, 36, std::vector<std::uint8_t>(64 * 36 * 3, level)}, {}).value();
    }
    PhotosView look() { return lobby.look()->repair->photos; }
    void open() { lobby.send(command::OpenPhonePage{1}); }
    void hub_opens() {
        lobby.step(
            syncing::SyncEvent{syncing::HandoverOpen{lobby.sync.handovers.back().number, "feed", 600s}});
    }
    void comes(const std::string& jpeg) {
        lobby.step(syncing::SyncEvent{syncing::HandoverPhoto{lobby.sync.handovers.back().number, jpeg}});
    }
    // The worker answers.
    void make() {
        const auto jobs = std::exchange(lobby.photo_jobs, {});
        for (const auto& job : jobs)
            lobby.step(PhotoMade{job.number, make_photo(job)});
    }
    void over(base::Status why = {}) {
        lobby.step(syncing::SyncEvent{syncing::HandoverOver{lobby.sync.handovers.back().number, why}});
    }
    const base::Error away{base::ErrorKind::network, "no route", "test"};
};

}  // namespace

TEST_F(PhonePhotos, AreShownAsTheyComeAndGoWithTheReport) {
    open();
    EXPECT_EQ(look().phone.step, PhoneStep::asking);
    ASSERT_EQ(lobby.sync.handovers.size(), 1u);
    EXPECT_EQ(lobby.sync.handovers[0].most, 3u);
    hub_opens();
    EXPECT_EQ(look().phone.step, PhoneStep::open);
    EXPECT_EQ(look().phone.code, "https://hub.example.org/u/feed");
    comes(file(40));
    EXPECT_TRUE(look().kept.empty()) << "not made yet";
    make();
    ASSERT_EQ(look().kept.size(), 1u);
    EXPECT_EQ(look().kept[0].preview->width, 64);
    EXPECT_TRUE(lobby.camera.empty()) << "the kiosk's own eye stays closed";
    comes(file(90));
    make();
    EXPECT_EQ(look().kept.size(), 2u);
    lobby.send(command::ClosePhonePage{1});
    EXPECT_EQ(lobby.sync.handovers_ended, 1);
    EXPECT_EQ(look().phone.step, PhoneStep::closed);
    EXPECT_TRUE(look().phone.code.empty());
    EXPECT_EQ(look().kept.size(), 2u);
}

TEST_F(PhonePhotos, NeverAreMoreThanAReportHolds) {
    open();
    hub_opens();
    for (const std::uint8_t level : {10, 20, 30, 40})
        comes(file(level));
    make();
    EXPECT_EQ(look().kept.size(), domain::Photo::most);
    over();
    lobby.send(command::ClosePhonePage{1});
    open();
    EXPECT_EQ(lobby.sync.handovers.size(), 1u) << "there is no room";
}

TEST_F(PhonePhotos, AskForAsManyAsThereIsRoomFor) {
    open();
    hub_opens();
    comes(file(10));
    make();
    lobby.send(command::ClosePhonePage{1});
    over();
    open();
    EXPECT_EQ(lobby.sync.handovers.back().most, 2u);
}

// Sync has one at a time: the page that opens while the last one ends waits for that.
TEST_F(PhonePhotos, OpenAgainOnceTheLastOnesAreOver) {
    open();
    hub_opens();
    lobby.send(command::ClosePhonePage{1});
    open();
    EXPECT_EQ(lobby.sync.handovers.size(), 1u);
    EXPECT_EQ(look().phone.step, PhoneStep::asking);
    comes(file(10));
    EXPECT_TRUE(lobby.photo_jobs.empty()) << "of the page before";
    hub_opens();
    EXPECT_EQ(look().phone.step, PhoneStep::asking) << "a key that is dead by now";
    over();
    ASSERT_EQ(lobby.sync.handovers.size(), 2u);
    EXPECT_NE(lobby.sync.handovers[0].number, lobby.sync.handovers[1].number);
    hub_opens();
    EXPECT_EQ(look().phone.step, PhoneStep::open);
}

TEST_F(PhonePhotos, OfAHubThatIsAwaySaySo) {
    open();
    over(away);
    EXPECT_EQ(look().phone.step, PhoneStep::failed);
    open();
    EXPECT_EQ(lobby.sync.handovers.size(), 2u) << "another try";
    hub_opens();
    over();
    EXPECT_EQ(look().phone.step, PhoneStep::over);
    open();
    hub_opens();
    over(away);
    EXPECT_EQ(look().phone.step, PhoneStep::over) << "the code was good, and is no more";
}

TEST_F(PhonePhotos, AreNobodyElses) {
    open();
    hub_opens();
    comes(file(10));
    lobby.send(command::EndVisit{1});
    EXPECT_EQ(lobby.sync.handovers_ended, 1);
    lobby.send(command::BeginVisit{2});
    make();
    EXPECT_TRUE(look().kept.empty());
    comes(file(20));
    make();
    EXPECT_TRUE(look().kept.empty()) << "of the visitor before";
    EXPECT_EQ(look().phone.step, PhoneStep::closed);
}

TEST_F(PhonePhotos, ThatAreNoneAreDropped) {
    open();
    hub_opens();
    comes("<svg onload=alert(1)>");
    comes(file(10).substr(0, 60));
    make();
    EXPECT_TRUE(look().kept.empty());
    comes(file(10));
    make();
    EXPECT_EQ(look().kept.size(), 1u);
}
