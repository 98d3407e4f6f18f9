#include "devices/printer/escpos.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/fakes/escpos_decoder.h"

namespace {

base::Bitmap noise(int width, int height) {
    base::Bitmap picture{width, height, {}};
    std::uint32_t state = 1;
    for (int i = 0; i < width * height; ++i) {
        state = state * 1664525 + 1013904223;
        picture.grey.push_back(state >> 31 ? 255 : 0);
    }
    return picture;
}

TEST(EscPos, WhatIsPrintedIsThePicture) {
    for (const int height : {1, 47, 48, 49, 96, 1130}) {
        const auto slip = noise(576, height);
        const auto bytes = printer::encode_escpos(slip);
        ASSERT_TRUE(bytes.ok());
        const auto printed = fakes::read_escpos(*bytes);
        ASSERT_TRUE(printed.has_value());
        EXPECT_TRUE(printed->cut);
        ASSERT_EQ(printed->paper.height, height + 40);
        const auto end_of_slip = printed->paper.grey.begin() + 576 * height;
        EXPECT_TRUE(std::equal(slip.grey.begin(), slip.grey.end(), printed->paper.grey.begin(), end_of_slip));
        EXPECT_EQ(std::count(end_of_slip, printed->paper.grey.end(), 255), 40 * 576);
    }
}

TEST(EscPos, TheFirstBytesAreTheReferences) {
    const base::Bitmap dot{
        8, 2, {0, 255, 255, 255, 255, 255, 255, 0, 127, 128, 255, 255, 255, 255, 255, 255}};
    const std::vector<std::uint8_t> expected{0x1B, 0x40, 0x1D, 0x76, 0x30, 0,    1,    0,
                                             2,    0,    0x81, 0x80, 0x1D, 0x56, 0x42, 0};
    EXPECT_EQ(*printer::encode_escpos(dot, {.feed_dots = 0, .cut = true}), expected);
}

TEST(EscPos, AnOddWidthIsFilledWithWhite) {
    const auto printed =
        fakes::read_escpos(*printer::encode_escpos({3, 1, {0, 0, 0}}, {.feed_dots = 0, .cut = false}));
    EXPECT_EQ(printed->paper.grey, (std::vector<std::uint8_t>{0, 0, 0, 255, 255, 255, 255, 255}));
    EXPECT_FALSE(printed->cut);
}

TEST(EscPos, ImpossibleSlipsAreRefused) {
    for (const base::Bitmap& slip :
         {base::Bitmap{}, base::Bitmap{577, 1, std::vector<std::uint8_t>(577)}, base::Bitmap{8, 2, {0}}})
        EXPECT_EQ(printer::encode_escpos(slip).error().kind, base::ErrorKind::invalid);
}

}  // namespace
