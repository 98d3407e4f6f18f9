#include "ui/shell/shadow.h"

#include <gtest/gtest.h>

namespace {

int alpha(const ui::BakedShadow& shadow, int x, int y) {
    return shadow.picture.pixels[static_cast<std::size_t>((y * shadow.picture.width + x) * 4 + 3)];
}

TEST(Shadow, IsSolidInTheMiddleHalfAtTheEdgeAndGoneOutside) {
    const ui::BakedShadow shadow = ui::bake_shadow(28, 20);
    const int size = shadow.picture.width, middle = size / 2;
    EXPECT_EQ(alpha(shadow, middle, middle), 255);
    EXPECT_NEAR((alpha(shadow, 19, middle) + alpha(shadow, 20, middle)) / 2, 128, 3);  // the edge, 20 inside
    EXPECT_LE(alpha(shadow, 0, middle), 8);
    EXPECT_EQ(alpha(shadow, 0, 0), 0);
}

TEST(Shadow, DoesNotChangeBetweenItsCorners) {
    const ui::BakedShadow shadow = ui::bake_shadow(28, 20);
    const int from = static_cast<int>(shadow.corner), to = shadow.picture.width - from;
    ASSERT_LT(from, to);
    for (int y = 0; y < shadow.picture.height; ++y) {
        for (int x = from; x < to; ++x)
            EXPECT_NEAR(alpha(shadow, x, y), alpha(shadow, from, y), 1);
    }
}

TEST(Shadow, IsSymmetric) {
    const ui::BakedShadow shadow = ui::bake_shadow(12.5f, 6.25f);
    const int last = shadow.picture.width - 1;
    for (int i = 0; i <= last; ++i) {
        EXPECT_EQ(alpha(shadow, i, 3), alpha(shadow, last - i, 3));
        EXPECT_EQ(alpha(shadow, i, 3), alpha(shadow, 3, i));
    }
}

TEST(Shadow, StaysWithinBounds) {
    EXPECT_EQ(ui::bake_shadow(1e9f, 1e9f).picture.width, 2 * (128 + 2 * 96) + 2);
    EXPECT_GT(ui::bake_shadow(-5, 0).picture.width, 0);
}

}  // namespace
