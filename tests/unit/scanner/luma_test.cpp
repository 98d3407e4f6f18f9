#include "devices/scanner/luma.h"

#include <gtest/gtest.h>

namespace scanner {
namespace {

LumaImage image_of(int width, int height, const std::function<int(int, int)>& level) {
    LumaImage image;
    image.resize(width, height);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.row(y)[x] = static_cast<std::uint8_t>(level(x, y));
    return image;
}

TEST(Luma, HalvingTakesTheMeanOfFour) {
    const LumaImage in = image_of(5, 3, [](int x, int y) { return 10 * x + 100 * y; });
    LumaImage out;
    halve(in.view(), out);
    ASSERT_EQ(out.width, 2);
    ASSERT_EQ(out.height, 1);
    EXPECT_EQ(out.pixels, (std::vector<std::uint8_t>{55, 75}));
}

TEST(Luma, TheBorderIsWhiteAndTheMiddleUntouched) {
    const LumaImage in = image_of(3, 2, [](int x, int y) { return x + 10 * y; });
    LumaImage scratch, out;
    filter_with_border(in.view(), Filter::none, 2, scratch, out);
    ASSERT_EQ(out.width, 7);
    ASSERT_EQ(out.height, 6);
    for (int y = 0; y < 6; ++y) {
        for (int x = 0; x < 7; ++x) {
            const bool inside = x >= 2 && x < 5 && y >= 2 && y < 4;
            EXPECT_EQ(out.row(y)[x], inside ? (x - 2) + 10 * (y - 2) : 255);
        }
    }
}

TEST(Luma, BlurIsBinomial) {
    const LumaImage in = image_of(5, 5, [](int x, int y) { return x == 2 && y == 2 ? 160 : 0; });
    LumaImage scratch, out;
    filter_with_border(in.view(), Filter::blur, 0, scratch, out);
    EXPECT_EQ(out.row(2)[2], 40);
    EXPECT_EQ(out.row(2)[1], 20);
    EXPECT_EQ(out.row(1)[1], 10);
    EXPECT_EQ(out.row(0)[2], 0);
}

TEST(Luma, FiltersLeaveAFlatPictureFlat) {
    for (const Filter filter : {Filter::none, Filter::blur, Filter::sharpen}) {
        const LumaImage in = image_of(21, 13, [](int, int) { return 77; });
        LumaImage scratch, out;
        filter_with_border(in.view(), filter, 0, scratch, out);
        EXPECT_EQ(out.pixels, in.pixels);
    }
}

TEST(Luma, SharpeningWidensAnEdge) {
    const LumaImage in = image_of(8, 4, [](int x, int) { return x < 4 ? 100 : 120; });
    LumaImage scratch, out;
    filter_with_border(in.view(), Filter::sharpen, 0, scratch, out);
    EXPECT_LT(out.row(1)[3], 100);
    EXPECT_GT(out.row(1)[4], 120);
}

TEST(Luma, ContrastMakesADimPatternStrongWhereverItsLevel) {
    for (const int level : {30, 200}) {
        const LumaImage in =
            image_of(64, 64, [&](int x, int y) { return level + ((x / 4 + y / 4) % 2) * 12; });
        LumaImage scratch, out;
        filter_with_border(in.view(), Filter::contrast, 0, scratch, out);
        EXPECT_GE(out.row(30)[33] > out.row(30)[37] ? out.row(30)[33] - out.row(30)[37]
                                                    : out.row(30)[37] - out.row(30)[33],
                  48);
    }
}

TEST(Luma, EverySizeIsSafe) {
    LumaImage scratch, out;
    for (int width = 0; width < 20; ++width) {
        for (int height = 0; height < 20; ++height) {
            const LumaImage in = image_of(width, height, [](int x, int y) { return x * y; });
            for (const Filter filter : {Filter::none, Filter::blur, Filter::sharpen, Filter::contrast})
                filter_with_border(in.view(), filter, 3, scratch, out);
            halve(in.view(), out);
        }
    }
}

TEST(Luma, RowsMayHaveGaps) {
    const std::vector<std::uint8_t> pixels{1, 2, 99, 3, 4, 99};
    LumaImage scratch, out;
    filter_with_border({pixels.data(), 2, 2, 3}, Filter::none, 0, scratch, out);
    EXPECT_EQ(out.pixels, (std::vector<std::uint8_t>{1, 2, 3, 4}));
    invert(out);
    EXPECT_EQ(out.pixels, (std::vector<std::uint8_t>{254, 253, 252, 251}));
}

}  // namespace
}  // namespace scanner
