#include "kiosk/app/options.h"

#include <gtest/gtest.h>

#include "kiosk/app/offset_clock.h"

using namespace std::chrono_literals;

namespace {

app::Asked ask(std::vector<const char*> words) {
    words.insert(words.begin(), "suishou-kiosk");
    return app::read_command_line(int(words.size()), words.data());
}

}  // namespace

TEST(CommandLine, WinsOverTheDefaults) {
    const auto asked = ask({"--database",   "k.db",
                            "--hub-url",    "http://127.0.0.1:9",
                            "--token",      "t",
                            "--camera",     "none",
                            "--serial",     "/dev/ttyACM0",
                            "--printer",    "png:/tmp/slips",
                            "--window",     "540x960",
                            "--automation", "a.sock",
                            "--clock",      "2026-12-22T09:12:00+08:00",
                            "--language",   "en",
                            "--gallery"});
    ASSERT_TRUE(asked.config);
    EXPECT_EQ(asked.config->database, "k.db");
    EXPECT_EQ(asked.config->serial_scanner, "/dev/ttyACM0");
    EXPECT_EQ(asked.config->printer_kind, "png");
    EXPECT_EQ(asked.config->printer_path, "/tmp/slips");
    EXPECT_EQ(asked.config->window_width, 540);
    EXPECT_EQ(asked.config->window_height, 960);
    EXPECT_EQ(asked.config->language, "en");
    EXPECT_TRUE(asked.config->language_given);
    EXPECT_TRUE(asked.config->gallery);
    EXPECT_FALSE(asked.config->fullscreen);
}

TEST(CommandLine, TheLastOneGivenCounts) {
    const auto asked = ask({"--camera", "v4l2:/dev/video0", "--printer", "png:/tmp/slips", "--camera", "none",
                            "--printer", "none"});
    ASSERT_TRUE(asked.config);
    EXPECT_EQ(asked.config->camera_source, "none");
    EXPECT_EQ(asked.config->printer_kind, "none");
}

TEST(CommandLine, WrongWordsEndWithTwo) {
    for (const auto& words : std::vector<std::vector<const char*>>{{"--nonsense"},
                                                                   {"--window", "1080"},
                                                                   {"--window", "1080x1920x3"},
                                                                   {"--window", "-1x5"},
                                                                   {"--printer", "laser"},
                                                                   {"--printer", "png:"},
                                                                   {"--clock", "tomorrow"},
                                                                   {"--language", "fr"},
                                                                   {"--config", "/nonexistent.toml"}}) {
        const auto asked = ask(words);
        EXPECT_FALSE(asked.config) << words[0];
        EXPECT_EQ(asked.exit_code, 2) << words[0];
    }
}

TEST(CommandLine, HelpEndsWithZero) {
    const auto asked = ask({"--help"});
    EXPECT_FALSE(asked.config);
    EXPECT_EQ(asked.exit_code, 0);
}

TEST(IsoTime, ReadsZonesAndRefusesTheRest) {
    const auto wanted = base::from_civil({2026, 12, 22, 0, 9, 12, 0}, 480min);
    EXPECT_EQ(app::parse_iso_time("2026-12-22T09:12:00+08:00", 0min), wanted);
    EXPECT_EQ(app::parse_iso_time("2026-12-22T01:12Z", 480min), wanted);
    EXPECT_EQ(app::parse_iso_time("2026-12-22T09:12", 480min), wanted);
    EXPECT_EQ(app::parse_iso_time("2026-12-21T20:12:00-05:00", 480min), wanted);
    for (const char* bad : {"", "2026-12-22", "2026-13-22T09:12", "2026-02-30T09:12", "2026-12-22T24:00",
                            "2026-12-22 09:12", "2026-12-22T09:12:00+8", "2026-12-22T09:12:00+08:00x"})
        EXPECT_FALSE(app::parse_iso_time(bad, 480min)) << bad;
}

TEST(OffsetClock, BeginsAtTheGivenTimeAndRunsOn) {
    const auto start = base::from_civil({2026, 12, 22, 0, 9, 12, 0}, 480min);
    app::OffsetClock clock(start);
    const auto boot = clock.boot();
    const auto wall = clock.wall();
    EXPECT_GE(wall, start);
    EXPECT_GE(clock.boot(), boot);
}
