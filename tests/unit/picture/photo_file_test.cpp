// Photos from phones: upright, no larger than asked for, and whatever the bytes hold, an answer.
#include "base/picture/photo_file.h"

#include <random>

#include <gtest/gtest.h>

#include "base/picture/jpeg.h"
#include "base/picture/png.h"

namespace base {
namespace {

using namespace std::string_view_literals;

// Red above, blue below.
Still two_halves(int width, int height) {
    Still still{width, height, {}};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (const int level : {y < height / 2 ? 250 : 0, 0, y < height / 2 ? 0 : 250})
                still.rgb.push_back(static_cast<std::uint8_t>(level));
    return still;
}

std::string jpeg_of(const Still& still) {
    return encode_jpeg(still, {4096, 8u << 20}).value();
}

// As a phone writes it: behind the start, big endian, one entry (EXIF 2.3, section 4.6.4, tag 0x0112).
std::string turned(std::string jpeg, char orientation) {
    std::string exif(
        "\xFF\xE1\x00\x22"
        "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"sv);
    exif += orientation;
    exif.append(6, '\0');
    return jpeg.insert(2, exif);
}

bool is_red(const Still& still, int x, int y) {
    const auto at =
        (static_cast<std::size_t>(y) * static_cast<std::size_t>(still.width) + static_cast<std::size_t>(x)) *
        3;
    return still.rgb.at(at) > 150 && still.rgb.at(at + 2) < 100;
}

TEST(PhotoFile, IsReadAsItIs) {
    const auto still = read_photo(jpeg_of(two_halves(64, 48)), {});
    ASSERT_TRUE(still.ok()) << describe(still.error());
    EXPECT_EQ(std::pair(still->width, still->height), std::pair(64, 48));
    EXPECT_TRUE(is_red(*still, 10, 5));
    EXPECT_FALSE(is_red(*still, 10, 40));
}

TEST(PhotoFile, StandsUprightAsThePhoneWasHeld) {
    const auto side = read_photo(turned(jpeg_of(two_halves(64, 48)), 6), {});  // a quarter to the right
    ASSERT_TRUE(side.ok());
    EXPECT_EQ(std::pair(side->width, side->height), std::pair(48, 64));
    EXPECT_TRUE(is_red(*side, 40, 30)) << "what was above is on the right";
    EXPECT_FALSE(is_red(*side, 8, 30));
    const auto upside_down = read_photo(turned(jpeg_of(two_halves(64, 48)), 3), {});
    ASSERT_TRUE(upside_down.ok());
    EXPECT_FALSE(is_red(*upside_down, 10, 5));
    EXPECT_TRUE(read_photo(turned(jpeg_of(two_halves(64, 48)), 99), {}).ok()) << "no orientation at all";
}

TEST(PhotoFile, IsShrunkWhileItIsRead) {
    const auto still = read_photo(jpeg_of(two_halves(3000, 1500)), {64'000'000, 2048});
    ASSERT_TRUE(still.ok());
    EXPECT_EQ(std::pair(still->width, still->height), std::pair(2048, 1024));
    const auto line = read_photo(jpeg_of(two_halves(4000, 2)), {64'000'000, 16});
    ASSERT_TRUE(line.ok());
    EXPECT_EQ(line->height, 1);
}

// A frame header that promises 65,500 x 65,500 pixels gets no memory for them.
TEST(PhotoFile, OneThatIsTooLargeIsRefusedBeforeItIsDecoded) {
    std::string jpeg = jpeg_of(two_halves(64, 48));
    const auto frame = jpeg.find("\xFF\xC2");
    ASSERT_NE(frame, std::string::npos);
    jpeg.replace(frame + 5, 4, "\xFF\xDC\xFF\xDC");
    EXPECT_EQ(read_photo(jpeg, {}).error().text, "picture too large");
    EXPECT_FALSE(read_photo(jpeg_of(two_halves(100, 100)), {9'999, 0}).ok());
}

TEST(PhotoFile, WhateverElseTheBytesHoldIsAnAnswer) {
    for (const std::string_view bytes : {""sv, "\xFF\xD8\xFF"sv, "\xFF\xD8\xFF\xD9"sv, "GIF89a......"sv,
                                         "<svg xmlns='http://www.w3.org/2000/svg'/>"sv, "\x89PNG\r\n\x1A\n"sv,
                                         "PK\x03\x04"sv, "%PDF-1.7"sv, "<script>alert(1)</script>"sv})
        EXPECT_EQ(read_photo(bytes, {}).error().kind, ErrorKind::invalid) << bytes;
    const std::string good = turned(jpeg_of(two_halves(200, 150)), 6);
    for (std::size_t n = 0; n < good.size(); n += 7)
        (void)read_photo(std::string_view(good).substr(0, n), {64'000'000, 100});
    std::minstd_rand random(11);
    for (int n = 0; n < 400; ++n) {
        std::string bad = good;
        for (int k = 0; k < 6; ++k)
            bad[random() % bad.size()] = static_cast<char>(random() >> 7);
        const auto still = read_photo(bad, {64'000'000, 100});
        if (!still.ok()) continue;
        const auto pixels = static_cast<std::size_t>(still->width) * static_cast<std::size_t>(still->height);
        EXPECT_EQ(still->rgb.size(), pixels * 3);
    }
}

}  // namespace
}  // namespace base
