#include "devices/scanner/motion.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

namespace scanner {
namespace {

LumaImage lobby(unsigned noise_seed, double sigma) {
    LumaImage image;
    image.resize(640, 360);
    std::mt19937 random(noise_seed);
    std::normal_distribution<double> noise(0, sigma);
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x)
            image.row(y)[x] = static_cast<std::uint8_t>(std::clamp(90 + x / 8 + noise(random), 0.0, 255.0));
    return image;
}

void put_card(LumaImage& image, int left, int level) {
    for (int y = 100; y < 180; ++y)
        for (int x = left; x < left + 60; ++x)
            image.row(y)[x] = static_cast<std::uint8_t>(level);
}

TEST(MotionGate, TheFirstPictureIsMotion) {
    MotionGate gate;
    EXPECT_TRUE(gate.moved(lobby(1, 0).view()));
    EXPECT_FALSE(gate.moved(lobby(1, 0).view()));
}

TEST(MotionGate, SensorNoiseIsNoMotion) {
    MotionGate gate;
    EXPECT_TRUE(gate.moved(lobby(1, 4).view()));
    for (unsigned seed = 2; seed < 40; ++seed)
        EXPECT_FALSE(gate.moved(lobby(seed, 4).view())) << seed;
}

TEST(MotionGate, ACardIsMotionWhenItComesMovesAndGoes) {
    MotionGate gate;
    gate.moved(lobby(1, 2).view());
    for (int left : {100, 130, 160}) {
        LumaImage image = lobby(static_cast<unsigned>(left), 2);
        put_card(image, left, 60);
        EXPECT_TRUE(gate.moved(image.view()));
        EXPECT_FALSE(gate.moved(image.view()));
    }
    EXPECT_TRUE(gate.moved(lobby(9, 2).view()));
}

TEST(MotionGate, CreepingCannotSlipBy) {
    MotionGate gate;
    gate.moved(lobby(1, 0).view());
    bool seen = false;
    for (int level = 100; level > 60; --level) {
        LumaImage image = lobby(1, 0);
        put_card(image, 100, level);
        seen = gate.moved(image.view()) || seen;
    }
    EXPECT_TRUE(seen);
}

TEST(MotionGate, AnotherSizeIsMotion) {
    MotionGate gate;
    LumaImage small;
    small.resize(64, 64);
    gate.moved(lobby(1, 0).view());
    EXPECT_TRUE(gate.moved(small.view()));
}

}  // namespace
}  // namespace scanner
