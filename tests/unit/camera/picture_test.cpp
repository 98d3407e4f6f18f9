#include "devices/camera/picture.h"

#include <gtest/gtest.h>

namespace camera {
namespace {

TEST(FillFrame, LumaLosesItsGapsAndThePreviewIsSmall) {
    constexpr int width = 1282, height = 6, stride = 1290;
    std::vector<std::uint8_t> y(stride * height, 9), chroma(stride * height, 128);
    for (int row = 0; row < height; ++row)
        for (int x = 0; x < width; ++x)
            y[static_cast<std::size_t>(row * stride + x)] = static_cast<std::uint8_t>(row * 20 + 16);
    base::Frame frame;
    fill_frame({width, height, y.data(), stride, chroma.data(), chroma.data(), stride, stride}, frame);
    EXPECT_EQ(frame.width, width);
    ASSERT_EQ(frame.luma.size(), static_cast<std::size_t>(width * height));
    EXPECT_EQ(frame.luma[width * 5 + 1281], 116);
    EXPECT_EQ(frame.preview_width, 427);
    EXPECT_EQ(frame.preview_height, 2);
    ASSERT_EQ(frame.rgb.size(), 427U * 2 * 3);
    EXPECT_NEAR(frame.rgb[0], 23, 2);  // luma 36 of video range
    EXPECT_EQ(frame.rgb[0], frame.rgb[2]);
}

TEST(FillFrame, ColoursComeOutRight) {
    // Video-range BT.601 of pure red, green, blue.
    const int yuv[3][3] = {{81, 90, 240}, {145, 54, 34}, {41, 240, 110}};
    for (int colour = 0; colour < 3; ++colour) {
        const std::vector<std::uint8_t> y(16, static_cast<std::uint8_t>(yuv[colour][0]));
        const std::vector<std::uint8_t> u(4, static_cast<std::uint8_t>(yuv[colour][1]));
        const std::vector<std::uint8_t> v(4, static_cast<std::uint8_t>(yuv[colour][2]));
        base::Frame frame;
        fill_frame({4, 4, y.data(), 4, u.data(), v.data(), 2, 2}, frame);
        for (int channel = 0; channel < 3; ++channel)
            EXPECT_NEAR(frame.rgb[static_cast<std::size_t>(channel)], channel == colour ? 255 : 0, 3);
    }
}

TEST(FillFrame, OddSizesReadNoChromaBeyondTheEnd) {
    for (int width = 1; width < 9; ++width) {
        for (int height = 1; height < 9; ++height) {
            const int half = (width + 1) / 2;
            const std::vector<std::uint8_t> y(static_cast<std::size_t>(width * height), 50);
            const std::vector<std::uint8_t> chroma(static_cast<std::size_t>(half * ((height + 1) / 2)), 128);
            base::Frame frame;
            fill_frame({width, height, y.data(), width, chroma.data(), chroma.data(), half, half}, frame);
            EXPECT_EQ(frame.rgb.size(), static_cast<std::size_t>(width * height * 3));
        }
    }
}

TEST(FillStill, RedIsRedHoweverItWasCoded) {
    // Pure red in each of the four.
    struct Coded {
        std::uint8_t y, u, v;
        bool hd, full_range;
    };
    for (const Coded& red : {Coded{81, 90, 240, false, false}, Coded{76, 85, 255, false, true},
                             Coded{63, 102, 240, true, false}, Coded{54, 99, 255, true, true}}) {
        base::Still still;
        fill_still({1, 1, &red.y, 1, &red.u, &red.v, 1, 1, red.hd, red.full_range}, still);
        EXPECT_GE(still.rgb[0], 252) << red.hd << red.full_range;
        EXPECT_LE(still.rgb[1], 3) << red.hd << red.full_range;
        EXPECT_LE(still.rgb[2], 3) << red.hd << red.full_range;
    }
}

TEST(FillStill, EveryPixelHasItsColour) {
    // Video-range BT.601: the upper half red, the lower one blue, with gaps behind the rows.
    const std::vector<std::uint8_t> y{81, 81, 0, 81, 81, 0, 41, 41, 0, 41, 41, 0}, u{90, 240}, v{240, 110};
    base::Still still;
    fill_still({2, 4, y.data(), 3, u.data(), v.data(), 1, 1}, still);
    ASSERT_EQ(still.rgb.size(), 2U * 4 * 3);
    EXPECT_NEAR(still.rgb[0], 255, 3);
    EXPECT_NEAR(still.rgb[2], 0, 3);
    EXPECT_NEAR(still.rgb[21], 0, 3);
    EXPECT_NEAR(still.rgb[23], 255, 3);
    fill_still({2, 4, y.data(), 3}, still);
    EXPECT_EQ(still.rgb[0], still.rgb[2]) << "without chroma it is grey";
}

}  // namespace
}  // namespace camera
