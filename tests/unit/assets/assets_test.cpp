#include "assets/assets.h"

#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>

namespace {

// The folder is found once per process, so this one needs a process of its own (see CMakeLists.txt).
TEST(Assets, TheEnvironmentDecides) {
    if (!std::getenv("SUISHOU_ASSETS_DIR")) GTEST_SKIP() << "SUISHOU_ASSETS_DIR is not set";
    EXPECT_EQ(assets::folder(), "/opt/elsewhere");
}

TEST(Assets, TheBuildTreeHasEveryPart) {
    if (std::getenv("SUISHOU_ASSETS_DIR")) GTEST_SKIP() << "SUISHOU_ASSETS_DIR is set";
    for (const char* part : {"art/logo.svg", "art/icons.txt", "demo", "locale/en/LC_MESSAGES/suishou.mo"})
        EXPECT_TRUE(std::filesystem::exists(assets::path(part))) << part;
}

}  // namespace
