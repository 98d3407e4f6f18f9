// Photos of reports on their way from the store to sync, one at a time.
#include <algorithm>

#include <gtest/gtest.h>

#include "tests/unit/service/lobby.h"

namespace service::test {
namespace {

struct Photos : ::testing::Test {
    Lobby lobby;
    const domain::Photo first{std::string(64, 'a'), "jpeg a"}, second{std::string(64, 'b'), "jpeg b"};

    Photos() { lobby.store.photos = {first, second}; }
    std::shared_ptr<const KioskView> hears(syncing::SyncEvent event) {
        return lobby.step(Event{std::move(event)});
    }
    syncing::PhotoFailed fails(base::ErrorKind kind) const { return {{kind, "as told", "sync.photo"}, 1s}; }
};

TEST_F(Photos, GoOneAfterTheOther) {
    lobby.look();
    ASSERT_EQ(lobby.sync.photos, std::vector{first});
    lobby.after(1min);
    EXPECT_EQ(lobby.sync.photos.size(), 1u) << "it is under way";
    hears(syncing::PhotoSent{second.hash});
    EXPECT_EQ(lobby.store.photos.size(), 2u) << "that one was not sent";
    hears(syncing::PhotoSent{first.hash});
    EXPECT_EQ(lobby.sync.photos, (std::vector{first, second}));
    hears(syncing::PhotoSent{second.hash});
    EXPECT_TRUE(lobby.store.photos.empty());
    EXPECT_TRUE(lobby.log.empty());
}

TEST_F(Photos, OneThatTheHubRefusesIsSetAsideAndTheLogSaysSo) {
    lobby.look();
    hears(syncing::PhotoRefused{first.hash, "malformed", "no plain JPEG"});
    ASSERT_EQ(lobby.store.photos_aside.size(), 1u);
    EXPECT_EQ(lobby.store.photos_aside[0].code, "malformed");
    EXPECT_EQ(lobby.sync.photos.back(), second);
    ASSERT_EQ(lobby.log.size(), 1u);
    EXPECT_NE(lobby.log[0].text.find("no plain JPEG"), std::string::npos);
    EXPECT_FALSE(lobby.core->fatal());
}

TEST_F(Photos, AFailureSaysNothingOfTheHubsReachAndIsLoggedOncePerReason) {
    lobby.look();
    hears(syncing::HubHeard{sample::at(8, 52), lobby.clock->boot(), 1ms});
    for (const auto kind : {base::ErrorKind::network, base::ErrorKind::timeout, base::ErrorKind::timeout,
                            base::ErrorKind::protocol})
        EXPECT_TRUE(hears(fails(kind))->sync->hub_in_reach);
    EXPECT_EQ(lobby.log.size(), 2u);
    EXPECT_EQ(lobby.sync.photos.size(), 1u) << "sync tries it again by itself";
}

TEST_F(Photos, OneThatCouldNotBeTakenOffIsSentAnew) {
    lobby.look();
    lobby.store.result_fails = base::ErrorKind::disk_full;
    hears(syncing::PhotoSent{first.hash});
    EXPECT_EQ(lobby.sync.photos.size(), 1u) << "not at once";
    lobby.store.result_fails.reset();
    lobby.after(30s);
    ASSERT_EQ(lobby.sync.photos.size(), 2u);
    EXPECT_EQ(lobby.sync.photos[1], first);
}

TEST_F(Photos, OneThatIsTooLargeForAProxyHoldsUpNoOther) {
    lobby.look();
    hears(syncing::PhotoTooLarge{first.hash, {base::ErrorKind::protocol, "413", "sync.photo"}});
    EXPECT_EQ(lobby.sync.photos, (std::vector{first, second}));
    EXPECT_EQ(lobby.log.size(), 1u);
    hears(syncing::PhotoSent{second.hash});
    lobby.after(59min);
    EXPECT_EQ(lobby.sync.photos.size(), 2u) << "it waits its hour";
    EXPECT_EQ(lobby.store.photos, std::vector{first}) << "and is kept";
    EXPECT_LE(lobby.core->next_due(), lobby.clock->boot() + 1min);
    lobby.after(1min);
    EXPECT_EQ(lobby.sync.photos, (std::vector{first, second, first}));
    EXPECT_GT(lobby.core->next_due(), lobby.clock->boot()) << "it does not spin";
}

TEST_F(Photos, WhatFallsDueInAPauseEndsItForNothingElse) {
    lobby.look();
    hears(syncing::PhotoTooLarge{first.hash, {base::ErrorKind::protocol, "413", "sync.photo"}});
    lobby.after(1h - 10s);
    lobby.store.result_fails = base::ErrorKind::disk_full;
    hears(syncing::PhotoSent{second.hash});  // a pause of half a minute begins
    lobby.store.result_fails.reset();
    const auto pulled = lobby.sync.pulls.size();
    lobby.after(11s);
    EXPECT_EQ(lobby.sync.photos.size(), 2u);
    EXPECT_EQ(lobby.sync.pulls.size(), pulled);
    lobby.after(20s);
    EXPECT_EQ(lobby.sync.photos.size(), 3u) << "afterwards it goes on";
}

TEST_F(Photos, OfARevokedKioskGoNowhere) {
    lobby.look();
    hears(syncing::Revoked{"token"});
    EXPECT_TRUE(lobby.store.photos.empty());
    hears(syncing::PhotoSent{first.hash});
    lobby.after(1min);
    EXPECT_EQ(lobby.sync.photos.size(), 1u);
}

}  // namespace
}  // namespace service::test
