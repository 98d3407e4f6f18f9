#include "base/picture/png.h"

#include <filesystem>

#include <gtest/gtest.h>

namespace {

base::Rgba four_pixels() {
    return {2, 2, {255, 0, 0, 255, 0, 255, 0, 128, 0, 0, 255, 1, 9, 8, 7, 0}};
}

TEST(Png, ColoursAndAlphaComeBackUntouched) {
    const auto png = base::encode_png(four_pixels());
    ASSERT_TRUE(png.ok());
    const auto back = base::decode_png_rgba(*png);
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(back->width, 2);
    EXPECT_EQ(back->pixels, four_pixels().pixels);
}

TEST(Png, APictureIsHalvedByTheMeanOfFour) {
    base::Rgba picture{3, 2, std::vector<std::uint8_t>(3 * 2 * 4, 255)};
    picture.pixels[0] = 1;   // the first pixel's red
    picture.pixels[4] = 2;   // the second's
    picture.pixels[12] = 3;  // the one below the first
    picture.pixels[16] = 4;
    const auto half = base::halved(picture);
    EXPECT_EQ(half.width, 1);
    EXPECT_EQ(half.height, 1);
    EXPECT_EQ(half.pixels, (std::vector<std::uint8_t>{3, 255, 255, 255}));
}

TEST(Png, AFewColoursComeBackByTheirPalette) {
    base::Indexed picture{2, 2, {{1, 2, 3}, {250, 128, 0}}, {0, 1, 1, 0}};
    const auto back = base::decode_png_rgba(*base::encode_png(picture));
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(back->pixels,
              (std::vector<std::uint8_t>{1, 2, 3, 255, 250, 128, 0, 255, 250, 128, 0, 255, 1, 2, 3, 255}));
    picture.pixels[3] = 2;
    EXPECT_EQ(base::encode_png(picture).error().kind, base::ErrorKind::invalid);
    picture.pixels.pop_back();
    EXPECT_EQ(base::encode_png(picture).error().kind, base::ErrorKind::invalid);
}

TEST(Png, AFileIsWrittenWholeAndLeavesNoDraft) {
    const auto folder = std::filesystem::temp_directory_path() / "suishou-png-test";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    const base::Bitmap slip{3, 2, {0, 128, 255, 1, 2, 3}};
    const std::string path = folder / "slip.png";
    ASSERT_TRUE(base::write_png(path, slip).ok());
    ASSERT_TRUE(base::write_png(path, slip).ok());
    EXPECT_EQ(base::read_png_grey(path)->grey, slip.grey);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder), {}), 1);
    std::filesystem::remove_all(folder);
}

TEST(Png, RefusesBrokenDataAndImpossiblePictures) {
    auto png = *base::encode_png(four_pixels());
    png.resize(png.size() / 2);
    EXPECT_EQ(base::decode_png_rgba(png).error().kind, base::ErrorKind::invalid);
    EXPECT_EQ(base::decode_png_rgba({}).error().kind, base::ErrorKind::invalid);
    EXPECT_EQ(base::encode_png(base::Bitmap{2, 2, {0}}).error().kind, base::ErrorKind::invalid);
    EXPECT_EQ(base::read_png_grey("/nowhere/a.png").error().kind, base::ErrorKind::not_found);
    EXPECT_EQ(base::write_png("/nowhere/a.png", four_pixels()).error().kind, base::ErrorKind::io);
}

}  // namespace
