// The small pure classes, each alone.
#include <gtest/gtest.h>

#include "kiosk/service/camera_policy.h"
#include "kiosk/service/clock_watch.h"
#include "kiosk/service/inbox.h"
#include "kiosk/service/personal_text.h"
#include "kiosk/service/rate_limit.h"
#include "kiosk/service/reading_guard.h"
#include "tests/fakes/sample_data.h"

using namespace service;
using namespace std::chrono_literals;
using base::BootTime;

TEST(RateLimit, RefillsWithTimeAndGivesBackHonestTries) {
    RateLimit limit(2, 10s);
    EXPECT_TRUE(limit.take(BootTime{100'000}));
    EXPECT_TRUE(limit.take(BootTime{100'000}));
    EXPECT_FALSE(limit.take(BootTime{100'001}));
    EXPECT_TRUE(limit.take(BootTime{110'000}));
    EXPECT_FALSE(limit.take(BootTime{119'999}));
    limit.give_back();
    EXPECT_TRUE(limit.take(BootTime{119'999}));
}

TEST(RateLimit, NeverHoldsMoreThanTheBurst) {
    RateLimit limit(2, 10s);
    limit.give_back();
    for (int i = 0; i < 2; ++i)
        EXPECT_TRUE(limit.take(BootTime{1'000'000}));
    EXPECT_FALSE(limit.take(BootTime{1'000'000}));
}

TEST(ReadingGuard, SameCodeIsOneReadingUntilAbsentForThreeSeconds) {
    ReadingGuard guard;
    EXPECT_FALSE(guard.is_repeat(1, BootTime{0}));
    EXPECT_TRUE(guard.is_repeat(1, BootTime{2'999}));
    EXPECT_TRUE(guard.is_repeat(1, BootTime{5'000}));  // seen again meanwhile: still the same showing
    EXPECT_FALSE(guard.is_repeat(1, BootTime{8'000}));
}

TEST(ReadingGuard, TheNextPersonsCodeIsTakenAtOnce) {
    ReadingGuard guard;
    EXPECT_FALSE(guard.is_repeat(1, BootTime{0}));
    EXPECT_FALSE(guard.is_repeat(2, BootTime{1}));
    EXPECT_TRUE(guard.is_repeat(1, BootTime{2}));
}

TEST(RefusalCap, OneAMinutePerCodeAndSixtyAMinuteInAll) {
    RefusalCap cap;
    EXPECT_TRUE(cap.admit(1, BootTime{0}));
    EXPECT_FALSE(cap.admit(1, BootTime{59'999}));
    EXPECT_TRUE(cap.admit(1, BootTime{60'000}));
    int admitted = 0;
    for (std::uint64_t key = 100; key < 1100; ++key)
        admitted += cap.admit(key, BootTime{60'000});
    EXPECT_GT(admitted, 30);
    EXPECT_LE(admitted, 60);
}

TEST(ClockWatch, DoubtsAWallClockThatMovedAgainstTheBootClock) {
    const auto nine = fakes::at(9, 0);
    ClockWatch watch(nine, BootTime{0});
    EXPECT_TRUE(watch.trusted(nine + 1h, BootTime{3'600'000}));
    EXPECT_FALSE(watch.trusted(nine + 1h + 3min, BootTime{3'600'000}));
    EXPECT_FALSE(watch.trusted(nine - 1h, BootTime{60'000}));
    watch.hub_sample(nine - 1h, BootTime{60'000}, nine - 1h, BootTime{60'000});
    EXPECT_TRUE(watch.trusted(nine - 1h, BootTime{60'000}));
}

TEST(ClockWatch, DriftIsKioskMinusHubAtTheMomentOfTheSample) {
    const auto nine = fakes::at(9, 0);
    ClockWatch watch(nine, BootTime{0});
    watch.hub_sample(nine, BootTime{1'000}, nine + 7s, BootTime{3'000});
    EXPECT_EQ(watch.drift_ms(), 5'000);
    watch.hub_sample(nine, BootTime{1'000}, nine + 1h, BootTime{1'000});
    EXPECT_FALSE(watch.jumped(nine + 1h, BootTime{1'000}));
    EXPECT_FALSE(watch.trusted(nine + 1h, BootTime{1'000}));
}

TEST(CameraPolicy, OpensWithThePageAndClosesShortlyAfterIt) {
    CameraPolicy camera(CameraOpens::with_page);
    camera.enter_page(BootTime{1'000});
    EXPECT_TRUE(camera.open());
    camera.leave_page(BootTime{1'000});
    EXPECT_TRUE(camera.open());
    camera.time_passes(*camera.closes_at());
    EXPECT_FALSE(camera.open());
}

TEST(CameraPolicy, TheNextVisitorsPageKeepsItOpen) {
    CameraPolicy camera(CameraOpens::with_page);
    camera.enter_page(BootTime{1'000});
    camera.leave_page(BootTime{1'000});
    camera.enter_page(BootTime{1'000});
    camera.time_passes(BootTime{60'000});
    EXPECT_TRUE(camera.open());
}

TEST(CameraPolicy, ClosesWhenNothingMovesAndReopensByTouch) {
    CameraPolicy camera(CameraOpens::with_page);
    camera.enter_page(BootTime{1'000});
    camera.nothing_moves(BootTime{20'999});
    EXPECT_TRUE(camera.open()) << "whoever came gets the whole 20 s";
    camera.nothing_moves(BootTime{21'000});
    EXPECT_FALSE(camera.open());
    camera.touch(BootTime{21'000});
    EXPECT_TRUE(camera.open());
    camera.nothing_moves(BootTime{22'000});
    EXPECT_TRUE(camera.open()) << "and again after a touch, though the hall has been still for long";
    camera.nothing_moves(BootTime{41'000});
    EXPECT_FALSE(camera.open());
}

TEST(CameraPolicy, ByTouchWaitsForTheTouchAndIgnoresOneElsewhere) {
    CameraPolicy camera(CameraOpens::by_touch);
    camera.touch(BootTime{21'000});
    EXPECT_FALSE(camera.open());
    camera.enter_page(BootTime{1'000});
    EXPECT_FALSE(camera.open());
    camera.touch(BootTime{21'000});
    EXPECT_TRUE(camera.open());
}

TEST(CleanLine, TakesNamesAndTrimsThem) {
    EXPECT_EQ(clean_line("  王建国 ", 40), "王建国");
    EXPECT_EQ(clean_line("𠮷野·O'Neil", 40), "𠮷野·O'Neil");
}

TEST(CleanLine, RefusesControlInvisibleBrokenEmptyAndLong) {
    for (const char* bad : {"", "   ", "a\nb", "\x1b[31m", "\x7f",
                            "a\xe2\x80\xae"
                            "b",
                            "\xc3\x28", "\xed\xa0\x80", "\xf5\x80\x80\x80", "\xc0\xaf", "\xe4\xb8",
                            "\xef\xbb\xbf"
                            "a"})
        EXPECT_EQ(clean_line(bad, 40), std::nullopt) << bad;
    EXPECT_TRUE(clean_line(std::string(40, 'a'), 40));
    EXPECT_FALSE(clean_line(std::string(41, 'a'), 40));
}

TEST(Inbox, ManyCodesLeaveRoomForCommandsAndForTheHub) {
    Inbox inbox;
    int codes = 0;
    while (inbox.post(scanner::CodeSeen{"x", scanner::Source::serial, BootTime{0}}))
        ++codes;
    EXPECT_EQ(codes, int(Inbox::capacity / 4));
    EXPECT_TRUE(inbox.post(Command{command::BeginVisit{1}}));
    while (inbox.post(Command{command::BeginVisit{1}})) {
    }
    EXPECT_TRUE(inbox.post(syncing::SyncEvent{syncing::Revoked{}}));
}
