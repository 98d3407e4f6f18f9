#include "kiosk/domain/kiosk_config.h"

#include <gtest/gtest.h>

namespace {

using domain::CameraOpens;
using domain::KioskBasis;
using domain::KioskConfig;
using domain::KioskSettings;
using domain::settings_under;

constexpr int evening = 20 * 60;

KioskBasis basis_with_quiet_hours() {
    KioskBasis basis;
    basis.file.loudness = {80, domain::parse_hours("18:00-08:00"), 10};
    basis.languages = {"zh_CN", "en"};
    return basis;
}

TEST(KioskConfig, WithoutARecordTheFileHolds) {
    const auto basis = basis_with_quiet_hours();
    EXPECT_EQ(settings_under(basis, std::nullopt), basis.file);
    EXPECT_EQ(settings_under(basis, KioskConfig{}), basis.file) << "one that says nothing";
}

TEST(KioskConfig, WhatTheRecordSaysWinsOverTheFileKeyByKey) {
    const auto basis = basis_with_quiet_hours();
    const auto with = [&](auto edit) {
        KioskConfig record;
        edit(record);
        return settings_under(basis, record);
    };
    const auto changed = [&](auto edit) {
        KioskSettings settings = basis.file;
        edit(settings);
        return settings;
    };
    EXPECT_EQ(with([](auto& r) { r.language = "en"; }), changed([](auto& s) { s.language = "en"; }));
    EXPECT_EQ(with([](auto& r) { r.calm = true; }), changed([](auto& s) { s.calm = true; }));
    EXPECT_EQ(with([](auto& r) { r.sound_volume = 0; }), changed([](auto& s) { s.loudness.volume = 0; }));
    EXPECT_EQ(with([](auto& r) { r.quiet_volume = 7; }),
              changed([](auto& s) { s.loudness.quiet_volume = 7; }));
    EXPECT_EQ(with([](auto& r) { r.ticks = false; }), changed([](auto& s) { s.ticks = false; }));
    EXPECT_EQ(with([](auto& r) { r.camera_opens = CameraOpens::by_touch; }),
              changed([](auto& s) { s.camera_opens = CameraOpens::by_touch; }));
    EXPECT_EQ(with([](auto& r) { r.quiet_hours = "12:00-14:00"; }).loudness.at(evening), 80);
    EXPECT_EQ(with([](auto& r) { r.quiet_hours = ""; }).loudness.at(evening), 80)
        << "none, whatever the file";
    EXPECT_EQ(with([](auto& r) { r.sound_volume = 50; }).loudness.at(evening), 10) << "quiet by the file";
}

TEST(KioskConfig, TheCommandLinesLanguageWinsOverTheRecord) {
    auto basis = basis_with_quiet_hours();
    basis.language_given = true;
    KioskConfig record;
    record.language = "en";
    record.calm = true;
    EXPECT_EQ(settings_under(basis, record).language, "zh_CN");
    EXPECT_TRUE(settings_under(basis, record).calm);
}

TEST(KioskConfig, ALanguageThatIsNotInstalledIsNotSpoken) {
    auto basis = basis_with_quiet_hours();
    KioskConfig record;
    record.language = "cy";
    EXPECT_EQ(settings_under(basis, record).language, "zh_CN");
    basis.languages.push_back("cy");
    EXPECT_EQ(settings_under(basis, record).language, "cy");
}

TEST(KioskConfig, KnowsWhatARecordMayHold) {
    for (const char* good : {"zh_CN", "en", "sr_RS@latin"})
        EXPECT_TRUE(domain::is_language_name(good)) << good;
    for (const char* wrong : {"", "e", "../en", "en/x", "中文", "averyverylonglanguage"})
        EXPECT_FALSE(domain::is_language_name(wrong)) << wrong;
    EXPECT_TRUE(domain::is_quiet_hours(""));
    EXPECT_TRUE(domain::is_quiet_hours("18:00-08:00"));
    EXPECT_FALSE(domain::is_quiet_hours("18:00"));
    for (const int volume : {0, 100})
        EXPECT_TRUE(domain::is_volume(volume));
    for (const int volume : {-1, 101})
        EXPECT_FALSE(domain::is_volume(volume));
    for (const auto opens : {CameraOpens::with_page, CameraOpens::by_touch})
        EXPECT_EQ(domain::camera_opens(to_string(opens)), opens);
    EXPECT_FALSE(domain::camera_opens("always"));
}

TEST(KioskConfig, TheHashIsSixteenDigitsOfTheSha256) {
    EXPECT_EQ(domain::config_hash(""), "e3b0c44298fc1c14");
    EXPECT_EQ(domain::config_hash("{}"), "44136fa355b3678a");
}

}  // namespace
