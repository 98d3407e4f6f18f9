#include "base/picture/font_files.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

namespace {

using base::FontRole;

TEST(FontFiles, EveryRoleHasItsFace) {
    for (const auto role : {FontRole::regular, FontRole::bold, FontRole::seal, FontRole::rare,
                            FontRole::rare_beyond, FontRole::icons}) {
        const auto font = base::find_font(role);
        ASSERT_TRUE(font.ok()) << base::describe(font.error());
        EXPECT_FALSE(font->file->bytes().empty());
    }
    EXPECT_EQ(base::find_font(FontRole::regular)->index, 2);  // SC in Noto's collections
    EXPECT_EQ(base::find_font(FontRole::rare)->index, 0);
}

TEST(FontFiles, AMissingFontIsAnError) {
    const auto font = base::find_font(FontRole::regular, {"/nowhere", "/nowhere/either"});
    ASSERT_FALSE(font.ok());
    EXPECT_EQ(font.error().kind, base::ErrorKind::not_found);
}

TEST(FontFiles, AFileThatIsNoFontIsAnError) {
    const auto folder = std::filesystem::temp_directory_path() / "suishou-font-test";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "HanaMinA.ttf") << "not a font";
    const auto font = base::find_font(FontRole::rare, {folder.string()});
    std::filesystem::remove_all(folder);
    ASSERT_FALSE(font.ok());
    EXPECT_EQ(font.error().kind, base::ErrorKind::corrupt);
}

TEST(FontFiles, TheEnvironmentNamesOtherFolders) {
    ::setenv("SUISHOU_FONT_DIR", "/opt/a::/opt/b", 1);
    EXPECT_EQ(base::font_folders(), (std::vector<std::string>{"/opt/a", "/opt/b"}));
    ::unsetenv("SUISHOU_FONT_DIR");
    EXPECT_GT(base::font_folders().size(), 2u);
}

}  // namespace
