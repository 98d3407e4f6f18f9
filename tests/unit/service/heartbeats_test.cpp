// What the hub hears of the kiosk itself, and how often.
#include <gtest/gtest.h>

#include "kiosk/protocol/messages.h"
#include "tests/unit/service/lobby.h"

using namespace service;
using namespace service::test;
using domain::DeviceHealth;

namespace {

struct Fleet : ::testing::Test {
    Lobby lobby;

    std::vector<domain::Heartbeat> heartbeats() const {
        std::vector<domain::Heartbeat> all;
        for (const auto& report : lobby.sync.reports)
            all.push_back(std::get<domain::Heartbeat>(report));
        return all;
    }
    void answered() { lobby.step(syncing::SyncEvent{syncing::Reported{}}); }
    void failed() {
        lobby.step(syncing::SyncEvent{syncing::ReportFailed{{base::ErrorKind::network, "", ""}, false}});
    }
    void not_known() { lobby.step(syncing::SyncEvent{syncing::ReportFailed{{}, true}}); }
    void first() {
        lobby.hub_in_reach();
        ASSERT_EQ(heartbeats().size(), 1u);
        answered();
    }
    // Lives on, second by second, answering; how many heartbeats came in that time.
    std::size_t lives(std::chrono::seconds time, bool answers = true) {
        const auto before = lobby.sync.reports.size();
        for (std::chrono::seconds passed{0}; passed < time; ++passed) {
            const auto sent = lobby.sync.reports.size();
            lobby.after(1s);
            if (answers && lobby.sync.reports.size() > sent) answered();
        }
        return lobby.sync.reports.size() - before;
    }
};

}  // namespace

TEST(Heartbeats, ComeEveryHalfMinuteMoreOrLess) {
    Heartbeats plan;
    EXPECT_EQ(plan.due(), 0ms);
    plan.sent(100s, 0);
    EXPECT_EQ(plan.due(), 127s);
    plan.sent(100s, 0.5);
    EXPECT_EQ(plan.due(), 130s);
    plan.sent(100s, 0.999);
    EXPECT_GT(plan.due(), 132s);
    EXPECT_LT(plan.due(), 133s);
}

TEST(Heartbeats, AnAlarmIsToldSoonButNotOftenerThanEveryFiveSeconds) {
    Heartbeats plan;
    plan.sent(100s, 0.5);
    plan.look_at({.camera_lost = true});
    EXPECT_EQ(plan.due(), 105s);
    plan.look_at({});
    EXPECT_EQ(plan.due(), 130s) << "mended before anybody was told";
    plan.look_at({.printer = DeviceHealth::no_paper});
    plan.sent(105s, 0.5);
    EXPECT_EQ(plan.due(), 135s);
}

TEST(Heartbeats, AHubThatDoesNotKnowThemIsNotAskedForAnHour) {
    Heartbeats plan;
    plan.sent(100s, 0.5);
    plan.not_known(101s);
    plan.look_at({.dead_letters = true});
    EXPECT_EQ(plan.due(), 101s + 1h);
}

TEST_F(Fleet, WhileNobodyIsThereTheyGoOnAndNothingHurries) {
    lobby.look();
    EXPECT_EQ(heartbeats().size(), 1u) << "at the start: the first long-poll may be held for 25 s";
    EXPECT_EQ(lives(300s, false), 0u) << "one at a time";
    failed();
    EXPECT_EQ(heartbeats().size(), 2u);
    failed();
    lobby.step(PrinterChanged{true, false});
    EXPECT_EQ(lives(26s), 0u);
    EXPECT_EQ(lives(8s), 1u);
}

TEST_F(Fleet, ARevokedKioskSaysNothing) {
    first();
    lobby.step(syncing::SyncEvent{syncing::Revoked{}});
    EXPECT_EQ(lives(300s), 0u);
}

TEST_F(Fleet, TwoAMinute) {
    first();
    const auto in_ten_minutes = lives(600s);
    EXPECT_GE(in_ten_minutes, 600u / 34);
    EXPECT_LE(in_ten_minutes, 600u / 27);
}

TEST_F(Fleet, SaysHowTheKioskIs) {
    lobby.settings.staff.version = "0.1.0";
    lobby.settings.basis.file.language = "zh_CN";
    lobby.settings.schema = 5;
    lobby.look();
    failed();
    lobby.scan(sample::pass_text(sample::pass()));
    lobby.step(CameraChanged{CameraState::stalled});
    lobby.step(HandScannerChanged{true});
    lobby.step(PrinterChanged{true, false});
    lobby.step(TouchesCounted{{1, 2, 3, 4}});
    lobby.send(command::BeginVisit{1});
    lobby.clock->advance(90s);
    lobby.step(syncing::SyncEvent{lobby.heard(1500ms)});
    ASSERT_EQ(heartbeats().size(), 2u);
    const auto beat = heartbeats().back();
    EXPECT_EQ(beat.version, "0.1.0");
    EXPECT_EQ(beat.profile, "lobby");
    EXPECT_EQ(beat.language, "zh_CN");
    EXPECT_EQ(beat.schema, 5);
    EXPECT_EQ(beat.boot_id, lobby.clock->boot_id());
    EXPECT_EQ(beat.boot, lobby.clock->boot());
    EXPECT_EQ(beat.up, 90s);
    EXPECT_EQ(beat.unsent, 1u);
    EXPECT_EQ(beat.oldest_unsent, 90s);
    EXPECT_EQ(beat.clock_drift, 1500ms);
    EXPECT_EQ(beat.disk_free, 12'000'000'000);
    EXPECT_EQ(beat.memory, (domain::MemoryUse{98'304, 87'000}));
    EXPECT_EQ(beat.camera, DeviceHealth::stalled);
    EXPECT_EQ(beat.scanner, DeviceHealth::ready);
    EXPECT_EQ(beat.printer, DeviceHealth::no_paper);
    EXPECT_EQ(beat.touches_ignored, (domain::TouchesIgnored{1, 2, 3, 4}));
    EXPECT_TRUE(beat.in_use);
    EXPECT_EQ(protocol::encode(beat).find(sample::attendee().name), std::string::npos);
}

TEST_F(Fleet, PaperThatRanOutIsToldWithinSeconds) {
    lobby.step(PrinterChanged{true, true});
    first();
    lobby.step(PrinterChanged{true, false});
    EXPECT_EQ(lives(4s), 0u);
    EXPECT_EQ(lives(2s), 1u);
    EXPECT_EQ(heartbeats().back().printer, DeviceHealth::no_paper);
    // A sensor that flickers every second.
    std::size_t told = 0;
    for (int n = 0; n < 60; ++n) {
        lobby.step(PrinterChanged{true, n % 2 == 0});
        told += lives(1s);
    }
    EXPECT_LE(told, 60u / 5 + 1);
}

TEST_F(Fleet, AVisitIsNoAlarm) {
    first();
    lobby.send(command::BeginVisit{1});
    lobby.send(command::EnterScanPage{1});
    lobby.step(CameraChanged{CameraState::opening});
    lobby.step(CameraChanged{CameraState::running});
    EXPECT_EQ(lives(20s), 0u);
}

TEST_F(Fleet, AnOldHubIsNotAskedForAnHourAndEverythingElseGoesOn) {
    lobby.hub_in_reach();
    not_known();
    lobby.step(PrinterChanged{true, false});
    EXPECT_EQ(lives(3590s), 0u);
    EXPECT_TRUE(lobby.look()->sync->hub_in_reach);
    lobby.scan(sample::pass_text(sample::pass()));
    EXPECT_EQ(lobby.sync.pushes.size(), 1u);
    EXPECT_EQ(lives(20s), 1u);
}

TEST_F(Fleet, AFailureIsNoNewsOfTheHub) {
    first();
    lives(25s);
    const auto before = lobby.look();
    lobby.clock->advance(30s);
    lobby.step(Tick{});
    failed();
    EXPECT_TRUE(lobby.look()->sync->hub_in_reach);
    EXPECT_EQ(lives(40s), 1u) << "the next one in its time";
}

TEST_F(Fleet, NoFrameIsDrawnForIt) {
    first();
    lobby.after(1s);
    const auto before = lobby.look();
    EXPECT_EQ(lives(40s), 1u);
    EXPECT_EQ(lobby.look(), before) << "the same view: no screen wakes";
    lobby.step(TouchesCounted{{1, 0, 0, 0}});
    EXPECT_EQ(lobby.look(), before);
}
