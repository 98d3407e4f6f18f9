// A visitor's photo as a file: what the hub takes, and never more of it than the picture.
#include "base/picture/jpeg.h"

#include <random>

#include <gtest/gtest.h>

#include "base/picture/shrink.h"
#include "hub/requests/photo.h"
#include "kiosk/domain/photo.h"

namespace base {
namespace {

constexpr JpegLimits of_a_photo{domain::Photo::longest_side, domain::Photo::most_bytes};

Still of_one_colour(int width, int height) {
    Still still{width, height, {}};
    for (int i = 0; i < width * height; ++i)
        for (const int level : {200, 90, 20})
            still.rgb.push_back(static_cast<std::uint8_t>(level));
    return still;
}

// What compresses worst.
Still noise(int width, int height) {
    Still still{width, height, {}};
    std::minstd_rand random(7);
    for (int i = 0; i < width * height * 3; ++i)
        still.rgb.push_back(static_cast<std::uint8_t>(random() >> 8));
    return still;
}

// Height and width of the frame header (SOF2).
std::pair<int, int> size_of(const std::string& jpeg) {
    const auto at = jpeg.find("\xFF\xC2");
    if (at == std::string::npos || at + 9 > jpeg.size()) return {};
    const auto number = [&](std::size_t i) {
        return static_cast<std::uint8_t>(jpeg[i]) << 8 | static_cast<std::uint8_t>(jpeg[i + 1]);
    };
    return {number(at + 7), number(at + 5)};
}

TEST(Jpeg, TheHubTakesWhatAKioskMakes) {
    for (const auto& still : {of_one_colour(1280, 720), of_one_colour(1, 1), of_one_colour(17, 9),
                              noise(640, 480), of_one_colour(2048, 2048)}) {
        const auto jpeg = encode_jpeg(still, of_a_photo);
        ASSERT_TRUE(jpeg.ok()) << describe(jpeg.error());
        EXPECT_TRUE(hub::is_plain_jpeg(*jpeg)) << still.width;
        EXPECT_EQ(size_of(*jpeg), std::pair(still.width, still.height));
        EXPECT_EQ(jpeg->find("Exif"), std::string::npos);
    }
}

TEST(Jpeg, WhatIsTooLargeIsShrunk) {
    const auto jpeg = encode_jpeg(of_one_colour(4096, 1024), of_a_photo);
    ASSERT_TRUE(jpeg.ok());
    EXPECT_TRUE(hub::is_plain_jpeg(*jpeg));
    EXPECT_EQ(size_of(*jpeg), std::pair(2048, 512));
}

TEST(Jpeg, WhatIsTooHeavyGetsCoarserAndThenSmaller) {
    const auto whole = encode_jpeg(noise(800, 600), {2048, 10 << 20});
    const auto coarser = encode_jpeg(noise(800, 600), {2048, whole->size() * 3 / 4});
    const auto smaller = encode_jpeg(noise(800, 600), {2048, 40'000});
    ASSERT_TRUE(whole.ok() && coarser.ok() && smaller.ok());
    EXPECT_EQ(size_of(*coarser), std::pair(800, 600));
    EXPECT_LE(coarser->size(), whole->size() * 3 / 4);
    EXPECT_LT(size_of(*smaller).first, 800);
    EXPECT_LE(smaller->size(), 40'000u);
    EXPECT_TRUE(hub::is_plain_jpeg(*smaller));
}

TEST(Jpeg, WhatCannotBeMadeIsAnError) {
    EXPECT_FALSE(encode_jpeg({}, of_a_photo).ok());
    EXPECT_FALSE(encode_jpeg({10, 10, {1, 2, 3}}, of_a_photo).ok());
    EXPECT_FALSE(encode_jpeg({-1, 10, {}}, of_a_photo).ok());
    EXPECT_FALSE(encode_jpeg(noise(64, 64), {2048, 100}).ok());
    // What the library itself refuses: a side beyond 65,500.
    EXPECT_FALSE(encode_jpeg(of_one_colour(65'501, 1), {100'000, 1 << 20}).ok());
}

TEST(Shrink, EachPixelIsTheMeanOfThoseItStandsFor) {
    const Still still{4, 2, {0, 0, 0, 100, 0, 0, 8, 8, 8, 8, 8, 8,  //
                             0, 0, 0, 100, 0, 0, 8, 8, 8, 8, 8, 8}};
    const Still small = shrunk(still, 2);
    EXPECT_EQ(small.width, 2);
    EXPECT_EQ(small.height, 1);
    EXPECT_EQ(small.rgb, (std::vector<std::uint8_t>{50, 0, 0, 8, 8, 8}));
    EXPECT_EQ(shrunk(still, 9).rgb, still.rgb) << "never larger";
    EXPECT_EQ(to_rgba(small).pixels, (std::vector<std::uint8_t>{50, 0, 0, 255, 8, 8, 8, 255}));
    EXPECT_TRUE(shrunk({2, 2, {1}}, 2).rgb.empty());
}

}  // namespace
}  // namespace base
