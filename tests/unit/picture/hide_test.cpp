#include "base/picture/hide.h"

#include <array>
#include <set>

#include <gtest/gtest.h>

namespace {

// Every pixel another one.
base::Still noise(int width, int height) {
    base::Still still{width, height, {}};
    std::uint32_t state = 1;
    for (int i = 0; i < width * height * 3; ++i) {
        state = state * 1'664'525 + 1'013'904'223;
        still.rgb.push_back(static_cast<std::uint8_t>(state >> 24));
    }
    return still;
}

std::array<std::uint8_t, 3> at(const base::Still& still, int x, int y) {
    const auto i = 3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(still.width) +
                        static_cast<std::size_t>(x));
    return {still.rgb[i], still.rgb[i + 1], still.rgb[i + 2]};
}

}  // namespace

TEST(Hide, LeavesNothingFinerThanItsSquares) {
    const auto before = noise(240, 160);
    auto still = before;
    const base::Spot spot{.5f, .5f, .15f};
    base::hide(still, std::span(&spot, 1));
    // 36 pixels around the middle: squares of ten.
    std::set<std::array<std::uint8_t, 3>> colours;
    for (int y = 60; y < 100; ++y)
        for (int x = 100; x < 140; ++x)
            colours.insert(at(still, x, y));
    EXPECT_LE(colours.size(), 16u);
    EXPECT_EQ(at(still, 0, 0), at(before, 0, 0));
    EXPECT_EQ(at(still, 239, 159), at(before, 239, 159));
    EXPECT_EQ(at(still, 120, 10), at(before, 120, 10));
}

TEST(Hide, ReachesTheEdgesAndNeverBeyond) {
    for (const auto& [x, y] : {std::pair{0.f, 0.f}, {1.f, 1.f}, {-3.f, .5f}, {.5f, 1.2f}}) {
        auto still = noise(61, 37);
        const base::Spot spot{x, y, .1f};
        base::hide(still, std::span(&spot, 1));
        EXPECT_EQ(still.rgb.size(), 61u * 37 * 3);
    }
    auto corner = noise(61, 37);
    const base::Spot last{1, 1, .1f};
    base::hide(corner, std::span(&last, 1));
    EXPECT_EQ(at(corner, 58, 36), at(corner, 59, 36)) << "the last squares are narrow ones, and level as all";
}

TEST(Hide, TheSameAgainIsTheSame) {
    auto once = noise(120, 90);
    const base::Spot spots[] = {{.3f, .4f, .1f}, {.35f, .42f, .1f}};
    base::hide(once, spots);
    auto twice = once;
    base::hide(twice, spots);
    EXPECT_EQ(once.rgb, twice.rgb);
}

TEST(Hide, AStillThatIsNoneStaysAsItIs) {
    base::Still torn{100, 100, {1, 2, 3}};
    const base::Spot spot{.5f, .5f, .5f};
    base::hide(torn, std::span(&spot, 1));
    EXPECT_EQ(torn.rgb, (std::vector<std::uint8_t>{1, 2, 3}));
    base::Still none;
    base::hide(none, std::span(&spot, 1));
    EXPECT_TRUE(none.rgb.empty());
}
