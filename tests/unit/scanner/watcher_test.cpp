#include "devices/scanner/watcher.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "base/mailbox.h"
#include "base/picture/qr.h"
#include "devices/scanner/worker.h"

namespace scanner {
namespace {

using namespace std::chrono_literals;
using base::BootTime;

// A small lobby with codes in it; each module `scale` pixels wide.
struct Stage {
    static constexpr int width = 640, height = 480;
    base::Frame frame;

    Stage() {
        frame.width = width, frame.height = height;
        frame.luma.assign(width * height, 190);
    }
    Stage& show(const std::string& text, int left, int top, int scale = 4) {
        const base::QrMatrix code = *base::encode_qr(text, base::QrLevel::M);
        for (int y = -4 * scale; y < (code.size + 4) * scale; ++y) {
            for (int x = -4 * scale; x < (code.size + 4) * scale; ++x) {
                const bool inside = x >= 0 && y >= 0 && x < code.size * scale && y < code.size * scale;
                const bool dark = inside && code.at(x / scale, y / scale);
                set(left + x, top + y, dark ? 20 : 240);
            }
        }
        return *this;
    }
    Stage& move_something(int step) {
        for (int y = 400; y < 460; ++y)
            for (int x = 0; x < 60; ++x)
                set(20 + (step * 37) % 500 + x, y, 90);
        return *this;
    }
    void set(int x, int y, int level) {
        if (x >= 0 && y >= 0 && x < width && y < height)
            frame.luma[static_cast<std::size_t>(y * width + x)] = static_cast<std::uint8_t>(level);
    }
};

class WatcherTest : public testing::Test {
  protected:
    std::shared_ptr<Rereads> rereads = std::make_shared<Rereads>();
    Watcher watcher{rereads};
    BootTime now{100'000};
    std::vector<std::string> readings;
    std::vector<Sighting> sightings;
    int motions = 0, stills = 0;

    void look(Stage stage) {
        stage.frame.taken = now;
        const Look seen = watcher.look(stage.frame);
        for (const CodeSeen& code : seen.readings) {
            EXPECT_EQ(code.source, Source::camera);
            readings.push_back(code.text);
        }
        if (seen.sighting) sightings.push_back(*seen.sighting);
        motions += seen.motion;
        stills += seen.still;
        now += 66ms;
    }
    // `seconds` of the same picture, with something moving beside it or not.
    void hold(const Stage& stage, double seconds, bool moving) {
        for (int i = 0; i < static_cast<int>(seconds * 15); ++i)
            look(moving ? Stage(stage).move_something(i) : stage);
    }
};

TEST_F(WatcherTest, ACodeHeldUpIsOneReadingHoweverLong) {
    hold(Stage().show("K1:AAAA", 100, 100), 10, true);
    hold(Stage().show("K1:AAAA", 100, 100), 30, false);
    hold(Stage().show("K1:AAAA", 100, 100), 10, true);
    EXPECT_EQ(readings, std::vector<std::string>{"K1:AAAA"});
}

TEST_F(WatcherTest, TakenAwayAndShownAgainIsTwo) {
    hold(Stage().show("K1:AAAA", 100, 100), 1, true);
    hold(Stage(), 4, true);
    hold(Stage().show("K1:AAAA", 100, 100), 1, true);
    EXPECT_EQ(readings.size(), 2U);
}

TEST_F(WatcherTest, AGlimpseAwayIsOne) {
    hold(Stage().show("K1:AAAA", 100, 100), 1, true);
    hold(Stage(), 2, true);
    hold(Stage().show("K1:AAAA", 100, 100), 1, true);
    EXPECT_EQ(readings.size(), 1U);
}

TEST_F(WatcherTest, AStillSceneKeepsOnlyWhatItShows) {
    hold(Stage().show("K1:AAAA", 60, 100), 0.6, false);
    hold(Stage().show("K1:BBBB", 350, 150), 5, false);
    hold(Stage().show("K1:AAAA", 60, 100), 0.6, false);
    EXPECT_EQ(readings, (std::vector<std::string>{"K1:AAAA", "K1:BBBB", "K1:AAAA"}));
}

TEST_F(WatcherTest, AForgottenReadingCountsAgainThoughNothingMoved) {
    hold(Stage().show("K1:AAAA", 100, 100), 5, false);
    rereads->forget("K1:AAAA");
    hold(Stage().show("K1:AAAA", 100, 100), 5, false);
    EXPECT_EQ(readings.size(), 2U);
}

TEST_F(WatcherTest, TheNextPersonsCodeIsTakenBesideTheFirst) {
    hold(Stage().show("K1:AAAA", 60, 100), 1, true);
    look(Stage().show("K1:AAAA", 60, 100).show("K1:BBBB", 350, 150));
    EXPECT_EQ(readings, (std::vector<std::string>{"K1:AAAA", "K1:BBBB"}));
}

TEST_F(WatcherTest, TwoCodesInOneFrameAreTwoReadings) {
    look(Stage().show("K1:AAAA", 60, 100).show("K1:BBBB", 350, 150));
    std::sort(readings.begin(), readings.end());
    EXPECT_EQ(readings, (std::vector<std::string>{"K1:AAAA", "K1:BBBB"}));
}

TEST_F(WatcherTest, AQueueOfFiftyPassesOneAfterAnother) {
    for (int person = 0; person < 50; ++person) {
        hold(Stage().show("K1:PERSON" + std::to_string(person), 100 + person % 7 * 20, 120), 0.6, false);
        hold(Stage(), 0.2, false);
    }
    ASSERT_EQ(readings.size(), 50U);
    for (int person = 0; person < 50; ++person)
        EXPECT_EQ(readings[static_cast<std::size_t>(person)], "K1:PERSON" + std::to_string(person));
}

TEST_F(WatcherTest, SaysHowFarTheCodeIs) {
    look(Stage().show("K1:AAAA", 100, 100, 2));
    ASSERT_EQ(sightings.size(), 1U);
    EXPECT_TRUE(sightings[0].present);
    EXPECT_EQ(sightings[0].distance, Distance::too_far);  // 42 of 640 pixels
    EXPECT_NEAR(sightings[0].corners[0].x, 100 / 640.0, 0.02);
    EXPECT_NEAR(sightings[0].corners[2].y, (100 + 42) / 480.0, 0.02);
    look(Stage().show("K1:AAAA", 100, 100, 6));
    look(Stage().show("K1:AAAA", 100, 60, 15));
    ASSERT_EQ(sightings.size(), 3U);
    EXPECT_EQ(sightings[1].distance, Distance::right);
    EXPECT_EQ(sightings[2].distance, Distance::too_near);
    hold(Stage(), 1.2, true);
    ASSERT_EQ(sightings.size(), 4U);
    EXPECT_FALSE(sightings[3].present);
}

TEST_F(WatcherTest, ASightingEndsWhenTheCameraFallsSilent) {
    look(Stage().show("K1:AAAA", 100, 100));
    EXPECT_FALSE(watcher.no_frame(now).sighting);
    const Look silent = watcher.no_frame(now + 1000ms);
    ASSERT_TRUE(silent.sighting);
    EXPECT_FALSE(silent.sighting->present);
    EXPECT_FALSE(watcher.no_frame(now + 2000ms).sighting);
}

TEST_F(WatcherTest, StillnessIsSaidEverySecondAndMotionAfterIt) {
    hold(Stage(), 19, false);
    EXPECT_EQ(motions, 1) << "the camera opened";
    EXPECT_EQ(stills, 0);
    hold(Stage(), 41, false);
    EXPECT_NEAR(stills, 40, 3);
    look(Stage().move_something(1));
    EXPECT_EQ(motions, 2);
    stills = 0;
    hold(Stage().move_something(1), 19, false);
    EXPECT_EQ(stills, 0);
    hold(Stage().move_something(1), 2, false);
    EXPECT_GE(stills, 1);
}

TEST_F(WatcherTest, AReopenedCameraBeginsAnew) {
    hold(Stage(), 25, false);
    now += 60s;
    hold(Stage(), 19, false);
    EXPECT_EQ(motions, 2);
    const int before = stills;
    EXPECT_GE(before, 1);
    hold(Stage(), 2, false);
    EXPECT_GT(stills, before);
}

TEST_F(WatcherTest, AnEmptyLobbyCostsNothing) {
    hold(Stage(), 2, false);
    const double before = watcher.work().total();
    hold(Stage(), 30, false);
    EXPECT_EQ(watcher.work().total(), before);
}

TEST_F(WatcherTest, ABrokenFrameIsNoFrame) {
    base::Frame frame;
    frame.width = 640, frame.height = 480;
    frame.luma.resize(10);
    EXPECT_TRUE(watcher.look(frame).readings.empty());
    frame.width = -1;
    EXPECT_TRUE(watcher.look(frame).readings.empty());
}

TEST_F(WatcherTest, AHugePayloadIsCutAndStaysAReading) {
    const std::string digits(6000, '7');
    const base::QrMatrix code = *base::encode_qr(digits, base::QrLevel::L);
    base::Frame frame;
    frame.width = frame.height = (code.size + 8) * 4;
    frame.luma.assign(static_cast<std::size_t>(frame.width * frame.height), 240);
    for (int y = 0; y < code.size * 4; ++y)
        for (int x = 0; x < code.size * 4; ++x)
            if (code.at(x / 4, y / 4))
                frame.luma[static_cast<std::size_t>((y + 16) * frame.width + x + 16)] = 10;
    std::vector<CodeSeen> seen;
    for (int i = 0; i < CascadeSchedule::period && seen.empty(); ++i)
        seen = watcher.look(frame).readings;
    ASSERT_EQ(seen.size(), 1U);
    EXPECT_EQ(seen[0].text, digits.substr(0, max_code_bytes));
}

TEST(DecoderWorker, DeliversReadingsFromItsThreadAndEnds) {
    const base::SystemClock clock;
    const auto frames = std::make_shared<base::Latest<base::Frame>>();
    base::Mailbox<std::string> codes(10);
    base::Mailbox<bool> present(10);
    WatchEvents events;
    events.on_code = [&](const CodeSeen& seen) { codes.try_push(seen.text); };
    events.on_sighting = [&](const Sighting& sighting) { present.try_push(sighting.present); };
    const DecoderWorker worker(frames, std::make_shared<Rereads>(), clock, std::move(events));
    Stage stage;
    stage.show("K1:AAAA", 100, 100).frame.taken = clock.boot();
    frames->put(std::make_shared<base::Frame>(stage.frame));
    EXPECT_EQ(codes.pop_for(20s), "K1:AAAA");
    EXPECT_EQ(present.pop_for(20s), true);
    EXPECT_EQ(present.pop_for(20s), false) << "no frame follows, so the code is not there any more";
}

TEST(DecoderWorker, LeavesTheFrameWithANewCodeToWhoeverAnswersIt) {
    const base::SystemClock clock;
    const auto frames = std::make_shared<base::Latest<base::Frame>>();
    base::Mailbox<std::string> heard(10);
    WatchEvents events;
    events.on_code = [&](const CodeSeen& seen) { heard.try_push(seen.text); };
    events.on_looked = [&] { heard.try_push("looked"); };
    const DecoderWorker worker(frames, std::make_shared<Rereads>(), clock, std::move(events));
    Stage stage;
    const auto put = [&] {
        stage.frame.taken = clock.boot();
        frames->put(std::make_shared<base::Frame>(stage.frame));
    };
    put();
    EXPECT_EQ(heard.pop_for(20s), "looked");
    stage.show("K1:AAAA", 100, 100);
    put();
    EXPECT_EQ(heard.pop_for(20s), "K1:AAAA");
    frames->put(nullptr);
    EXPECT_EQ(heard.pop_for(20s), "looked") << "the camera closed: its last picture goes from the screen";
}

}  // namespace
}  // namespace scanner
