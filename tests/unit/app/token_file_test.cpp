#include "kiosk/app/token_file.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>

namespace {

class TokenFile : public testing::Test {
  protected:
    TokenFile() {
        char name[] = "/tmp/suishou-token-XXXXXX";
        folder = mkdtemp(name);
        path = app::token_path(folder + "/kiosk.db");
    }
    ~TokenFile() override { std::filesystem::remove_all(folder); }
    mode_t mode() const {
        struct stat info {};
        EXPECT_EQ(::stat(path.c_str(), &info), 0);
        return info.st_mode & 0777;
    }
    std::string folder, path;
};

TEST_F(TokenFile, ComesBackAndIsItsOwnersAlone) {
    EXPECT_FALSE(app::load_device_token(path).value());
    ASSERT_TRUE(app::save_device_token(path, {"k1", "first"}));
    EXPECT_EQ(mode(), 0600u);
    ASSERT_TRUE(app::save_device_token(path, {"k1", "second"}));
    EXPECT_EQ(app::load_device_token(path).value()->token, "second");
    EXPECT_EQ(app::load_device_token(path).value()->kiosk, "k1");
    EXPECT_EQ(mode(), 0600u);
    EXPECT_FALSE(std::filesystem::exists(path + ".new"));
}

TEST_F(TokenFile, WhatACrashLeftBehindIsNoHindrance) {
    std::ofstream(path + ".new") << "half a tok";
    std::filesystem::permissions(path + ".new", std::filesystem::perms::all);
    ASSERT_TRUE(app::save_device_token(path, {"k1", "first"}));
    EXPECT_EQ(mode(), 0600u);
    EXPECT_EQ(app::load_device_token(path).value()->token, "first");
}

TEST_F(TokenFile, OneThatOthersMayReadIsNone) {
    ASSERT_TRUE(app::save_device_token(path, {"k1", "first"}));
    ASSERT_EQ(::chmod(path.c_str(), 0640), 0);
    EXPECT_EQ(app::load_device_token(path).error().kind, base::ErrorKind::invalid);
}

TEST_F(TokenFile, HalfAFileIsNone) {
    for (const char* text : {"", "first", "first\n", "\nk1\n", "fi rst\nk1\n"}) {
        std::ofstream(path) << text;
        ASSERT_EQ(::chmod(path.c_str(), 0600), 0);
        EXPECT_EQ(app::load_device_token(path).error().kind, base::ErrorKind::corrupt) << text;
    }
}

TEST_F(TokenFile, NothingIsKeptThatIsNoToken) {
    ASSERT_TRUE(app::save_device_token(path, {"k1", "first"}));
    for (const auto& wrong :
         {app::DeviceToken{"k1", ""}, app::DeviceToken{"", "t"}, app::DeviceToken{"k1", "a\nb"}})
        EXPECT_FALSE(app::save_device_token(path, wrong));
    EXPECT_FALSE(app::save_device_token(folder + "/not/there", {"k1", "second"}));
    EXPECT_EQ(app::load_device_token(path).value()->token, "first");
}

}  // namespace
