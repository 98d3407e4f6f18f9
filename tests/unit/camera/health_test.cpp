#include "devices/camera/health.h"

#include <vector>

#include <gtest/gtest.h>

namespace camera {
namespace {

using base::BootTime;

std::vector<std::uint8_t> picture(int number) {
    std::vector<std::uint8_t> luma(700, 100);
    luma[0] = static_cast<std::uint8_t>(number);
    luma[7] = 200;
    return luma;
}

TEST(Health, NoPictureForTwoSecondsIsAStall) {
    Health health(false, BootTime{0});
    health.saw(picture(1), BootTime{1000});
    EXPECT_FALSE(health.stalled(BootTime{2999}));
    EXPECT_TRUE(health.stalled(BootTime{3000}));
    EXPECT_FALSE(health.lost(BootTime{4999}));
    EXPECT_TRUE(health.lost(BootTime{5000}));
    health.saw(picture(2), BootTime{5001});
    EXPECT_FALSE(health.stalled(BootTime{5001}));
}

TEST(Health, ACameraMayBeginSlowly) {
    const Health health(true, BootTime{0});
    EXPECT_TRUE(health.stalled(BootTime{2000}));
    EXPECT_FALSE(health.lost(BootTime{7999}));
    EXPECT_TRUE(health.lost(BootTime{8000}));
}

TEST(Health, ALiveCameraThatRepeatsItselfIsFrozen) {
    Health live(true, BootTime{0}), recorded(false, BootTime{0});
    for (int ms = 0; ms <= 2400; ms += 100) {
        live.saw(picture(1), BootTime{ms});
        recorded.saw(picture(1), BootTime{ms});
    }
    EXPECT_FALSE(live.stalled(BootTime{2499}));
    for (int ms = 2500; ms <= 3000; ms += 100) {
        live.saw(picture(1), BootTime{ms});
        recorded.saw(picture(1), BootTime{ms});
    }
    EXPECT_TRUE(live.stalled(BootTime{3000})) << "within 3 s, as an unplugged one";
    EXPECT_FALSE(recorded.stalled(BootTime{3000}));
    live.saw(picture(2), BootTime{3100});
    EXPECT_FALSE(live.stalled(BootTime{3100}));
}

TEST(Health, ACoveredLensIsNotFrozen) {
    Health health(true, BootTime{0});
    const std::vector<std::uint8_t> black(700, 3);
    for (int ms = 0; ms <= 20'000; ms += 100)
        health.saw(black, BootTime{ms});
    EXPECT_FALSE(health.stalled(BootTime{20'000}));
}

}  // namespace
}  // namespace camera
