// What the hub has set for this kiosk: taken, held, given back, told.
#include <gtest/gtest.h>

#include "tests/fakes/one_of_each.h"
#include "tests/unit/service/lobby.h"

using namespace service;
using namespace service::test;

namespace {

struct Configured : ::testing::Test {
    Lobby lobby;
    domain::KioskConfig record;

    void SetUp() override {
        record.kiosk = "k1";
        record.sound_volume = 30;
        record.camera_opens = CameraOpens::by_touch;
        record.hash = "0123456789abcdef";
    }
    void arrives(const domain::Change& change) {
        lobby.step(syncing::SyncEvent{syncing::Pulled{{{change}, "7", false, false}}});
    }
    domain::KioskSettings settings() { return *lobby.look()->settings; }
    std::vector<domain::Heartbeat> beats() const {
        std::vector<domain::Heartbeat> all;
        for (const auto& report : lobby.sync.reports)
            if (const auto* beat = std::get_if<domain::Heartbeat>(&report)) all.push_back(*beat);
        return all;
    }
    void answered() { lobby.step(syncing::SyncEvent{syncing::Reported{}}); }
};

}  // namespace

TEST_F(Configured, HoldsAsSoonAsItArrivesAndNoLongerThanItIsThere) {
    lobby.settings.basis.file.loudness.volume = 80;
    lobby.settings.basis.file.ticks = false;
    EXPECT_EQ(settings(), lobby.settings.basis.file);
    arrives(record);
    EXPECT_EQ(settings().loudness.volume, 30);
    EXPECT_FALSE(settings().ticks) << "the record says nothing of it";
    lobby.store.config_record.reset();
    arrives(domain::Tombstone{"config", "k1"});
    EXPECT_EQ(settings(), lobby.settings.basis.file);
}

TEST_F(Configured, HoldsAfterARestartWithoutTheHubFromTheFirstPictureOn) {
    lobby.store.config_record = record;
    lobby.start();
    EXPECT_EQ(settings().loudness.volume, 30);
}

TEST_F(Configured, WhatCannotBeReadChangesNothingThatHolds) {
    arrives(record);
    lobby.store.read_fails = base::ErrorKind::invalid;
    arrives(domain::Tombstone{"config", "k1"});
    EXPECT_EQ(settings().loudness.volume, 30);
}

TEST_F(Configured, TheCameraHearsOfItWithTheNextPage) {
    lobby.send(command::BeginVisit{1});
    lobby.send(command::EnterScanPage{1});
    EXPECT_EQ(lobby.camera, (std::vector<bool>{true}));
    arrives(record);
    EXPECT_EQ(lobby.camera, (std::vector<bool>{true})) << "it does not close before anybody's eyes";
    lobby.send(command::EndVisit{1});
    lobby.after(3s);
    EXPECT_EQ(lobby.camera, (std::vector<bool>{true, false}));
    lobby.send(command::BeginVisit{2});
    lobby.send(command::EnterScanPage{2});
    EXPECT_EQ(lobby.camera.size(), 2u);
    EXPECT_TRUE(lobby.look()->devices->camera_waits);
}

TEST_F(Configured, TheHubHearsOfItSoon) {
    lobby.hub_in_reach();
    answered();
    ASSERT_EQ(beats().size(), 1u);
    EXPECT_EQ(beats()[0].config, "");
    record.language = "en";
    arrives(record);
    lobby.after(5s);
    ASSERT_EQ(beats().size(), 2u);
    EXPECT_EQ(beats()[1].config, record.hash);
    EXPECT_EQ(beats()[1].language, "en");
    answered();
    lobby.after(6s);
    EXPECT_EQ(beats().size(), 2u) << "once";
}
