#include "kiosk/app/config.h"

#include <cstdlib>
#include <fstream>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kiosk/domain/staff.h"

using app::parse_config;

namespace {

std::string error_of(std::string_view toml) {
    const auto config = parse_config(toml, "kiosk.toml");
    return config ? "" : config.error().text;
}

}  // namespace

TEST(Config, EmptyIsEveryDefault) {
    const auto config = parse_config("", "kiosk.toml");
    ASSERT_TRUE(config);
    EXPECT_EQ(config->profile, "lobby");
    EXPECT_EQ(config->window_width, 1080);
    EXPECT_EQ(config->utc_offset, std::chrono::minutes{480});
    EXPECT_EQ(config->camera_opens, domain::CameraOpens::with_page);
}

TEST(Config, ReadsEveryKey) {
    const auto config = parse_config(R"(
        profile = "lobby"
        language = "en"
        utc_offset_minutes = -300
        calm = true
        [kiosk]
        id = "k1"
        database = "/tmp/k.db"
        [hub]
        url = "https://hub.example.org"
        token = "t"
        ca_file = "/tmp/ca.pem"
        [camera]
        source = "none"
        fps = 30
        opens = "by_touch"
        [scanner]
        serial = "/dev/ttyACM0"
        [printer]
        kind = "png"
        path = "/tmp/slips"
        [keyboard]
        fuzzy_pinyin = true
        [sound]
        enabled = false
        sink = "pulsesink"
        volume = 80
        quiet_hours = "18:00-08:00"
        quiet_volume = 0
        ticks = false
        [window]
        fullscreen = true
        width = 1920
        height = 1080
        [desk]
        place = "大厅东侧"
        phone = "0517-0000"
        [log]
        file = "/tmp/k.log"
        level = "debug"
    )",
                                     "kiosk.toml");
    ASSERT_TRUE(config) << config.error().text;
    EXPECT_EQ(config->utc_offset, std::chrono::minutes{-300});
    EXPECT_EQ(config->hub_token, "t");
    EXPECT_EQ(config->camera_fps, 30);
    EXPECT_EQ(config->camera_opens, domain::CameraOpens::by_touch);
    EXPECT_EQ(config->serial_scanner, "/dev/ttyACM0");
    EXPECT_EQ(config->printer_path, "/tmp/slips");
    EXPECT_TRUE(config->fuzzy_pinyin);
    EXPECT_FALSE(config->sound);
    EXPECT_EQ(config->sound_sink, "pulsesink");
    EXPECT_EQ(config->loudness.at(12 * 60), 80);
    EXPECT_EQ(config->loudness.at(20 * 60), 0);
    EXPECT_FALSE(config->ticks);
    EXPECT_TRUE(config->fullscreen);
    EXPECT_EQ(config->window_height, 1080);
    EXPECT_EQ(config->duty_phone, "0517-0000");
    EXPECT_EQ(config->log_level, "debug");
}

TEST(Config, WrongKeysAndTypesAreNamedInOneLine) {
    EXPECT_EQ(error_of("\n[camera]\nsauce = \"x\""),
              "kiosk.toml:3: camera.sauce is not a key of this program");
    EXPECT_EQ(error_of("fullscreen = true"), "kiosk.toml:1: fullscreen is not a key of this program");
    EXPECT_EQ(error_of("[camera]\nfps = \"15\""),
              "kiosk.toml:2: camera.fps must be a whole number from 1 to 60");
    EXPECT_EQ(error_of("[camera]\nfps = 0"), "kiosk.toml:2: camera.fps must be a whole number from 1 to 60");
    EXPECT_EQ(error_of("[window]\nfullscreen = 1"), "kiosk.toml:2: window.fullscreen must be true or false");
    EXPECT_EQ(error_of("[sound]\nquiet_hours = \"18-8\""),
              "kiosk.toml:2: sound.quiet_hours must be two times of the day such as \"18:00-08:00\"");
    EXPECT_EQ(error_of("[sound]\nvolume = 101"),
              "kiosk.toml:2: sound.volume must be a whole number from 0 to 100");
    EXPECT_EQ(error_of("[hub]\nurl = 5"), "kiosk.toml:2: hub.url must be a text in quotes");
    for (const char* other :
         {"ftp://hub", "http://hub.example.org", "http://127.0.0.1.example.org", "hub", "https://"})
        EXPECT_EQ(error_of("[hub]\nurl = \"" + std::string(other) + "\""),
                  "kiosk.toml:2: hub.url must begin with https://, or with http://127.0.0.1 for a hub on "
                  "this machine")
            << other;
    for (const char* good :
         {"https://hub.example.org", "http://127.0.0.1:8080", "http://localhost", "http://[::1]:9/"})
        EXPECT_EQ(error_of("[hub]\nurl = \"" + std::string(good) + "\""), "") << good;
    EXPECT_EQ(error_of("[camera]\nopens = \"never\""),
              "kiosk.toml:2: camera.opens must be one of \"with_page\", \"by_touch\"");
    EXPECT_EQ(error_of("camera = \"none\""), "kiosk.toml:1: camera is not a key of this program");
    EXPECT_EQ(error_of("[printer]\nkind = \"png\""),
              "kiosk.toml: printer.path is missing; printer.kind needs it");
}

TEST(Config, BrokenTomlNamesItsLine) {
    EXPECT_EQ(error_of("a = 1\nb = = 2").substr(0, 13), "kiosk.toml:2:");
    EXPECT_EQ(error_of(std::string_view("\xff\0\x01", 3)).substr(0, 13), "kiosk.toml:1:");
}

TEST(Config, TokenFileMustBeItsOwnersAlone) {
    char path[] = "/tmp/suishou-token-XXXXXX";
    const int fd = mkstemp(path);
    ASSERT_GE(fd, 0);
    close(fd);
    std::ofstream(path) << "secret\n";
    const auto toml = "[hub]\ntoken_file = \"" + std::string(path) + "\"";
    chmod(path, 0644);
    EXPECT_NE(error_of(toml).find("hub.token_file names a file that others may read"), std::string::npos);
    EXPECT_EQ(error_of(toml).find("secret"), std::string::npos);
    chmod(path, 0600);
    const auto config = parse_config(toml, "kiosk.toml");
    ASSERT_TRUE(config);
    EXPECT_EQ(config->hub_token, "secret");
    unlink(path);
    EXPECT_NE(error_of(toml).find("not there"), std::string::npos);
}

TEST(Config, FileThatIsMissingIsSaid) {
    const auto config = app::load_config("/nonexistent/kiosk.toml");
    ASSERT_FALSE(config);
    EXPECT_EQ(config.error().text, "/nonexistent/kiosk.toml: cannot be read");
}

TEST(Config, TakesStaffSecretsOnlyAsHashes) {
    const auto hash = *domain::hash_pin("204816");
    const std::string badge = "示例·技术员:" + *domain::hash_badge(domain::make_badge());
    const auto config =
        parse_config("[staff]\npin_hash = \"" + hash + "\"\nbadges = [\"" + badge + "\"]\n", "kiosk.toml");
    ASSERT_TRUE(config) << config.error().text;
    EXPECT_EQ(config->staff_pin_hash, hash);
    ASSERT_EQ(config->staff_badges.size(), 1u);
    EXPECT_EQ(config->staff_badges[0].name, "示例·技术员");
    EXPECT_TRUE(domain::is_badge_hash(config->staff_badges[0].hash));
    EXPECT_NE(error_of("[staff]\npin_hash = \"204816\"").find("staff.pin_hash"), std::string::npos);
    for (const auto* badges : {"\"text\"", "[\"name\"]", "[\":00\"]", "[1]", "[\"name:SB1:AAAA\"]"})
        EXPECT_NE(error_of(std::string("[staff]\nbadges = ") + badges).find("staff.badges"),
                  std::string::npos)
            << badges;
}
