#include "ui/shell/brightness.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "tests/fakes/folder.h"

namespace {

namespace fs = std::filesystem;

std::string content(const fs::path& file) {
    std::string line;
    std::ifstream in(file);
    std::getline(in, line);
    return line;
}

TEST(Backlight, GoesByShareOfItsOwnMost) {
    const fakes::Folder folder;
    const fs::path light = fs::path(folder.file("intel_backlight"));
    fs::create_directory(light);
    std::ofstream(light / "max_brightness") << "1000\n";
    std::ofstream(light / "brightness") << "1000\n";
    const auto dimmer = ui::make_backlight_dimmer(folder.file(""));
    ASSERT_TRUE(dimmer);
    EXPECT_TRUE(dimmer->set(ui::brightness_share(1)));
    EXPECT_EQ(content(light / "brightness"), "350");
    EXPECT_TRUE(dimmer->set(ui::brightness_share(ui::brightest)));
    EXPECT_EQ(content(light / "brightness"), "1000");
}

TEST(Backlight, NoneWithoutAFolderOrWithoutItsMost) {
    const fakes::Folder folder;
    EXPECT_FALSE(ui::make_backlight_dimmer(folder.file("none")));
    fs::create_directory(folder.file("odd"));
    EXPECT_FALSE(ui::make_backlight_dimmer(folder.file("")));
}

TEST(BrightnessLevels, RiseAndStayReadable) {
    for (int level = 1; level < ui::brightest; ++level)
        EXPECT_LT(ui::brightness_share(level), ui::brightness_share(level + 1));
    EXPECT_GE(ui::brightness_share(1), .3);
    EXPECT_EQ(ui::brightness_share(-7), ui::brightness_share(1));
    EXPECT_EQ(ui::brightness_share(99), 1);
}

}  // namespace
