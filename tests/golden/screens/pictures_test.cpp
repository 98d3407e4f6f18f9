// The pages of the boards against committed pictures, a quarter of the size: a change of look is seen in
// review. SUISHOU_GOLDEN_WRITE=1 writes them anew.
#include <algorithm>
#include <array>
#include <cstdlib>

#include <gtest/gtest.h>

#include "base/picture/png.h"
#include "tests/golden/screens/scenes.h"

namespace {

constexpr int part = 4;
constexpr std::array wanted{"home",           "home-landscape", "home-english", "home-large-low",
                            "home-quiet",     "scan",           "result",       "result-another-day",
                            "result-unknown", "result-offline", "lookup",       "asking"};

base::Rgba quarter(const base::Rgba& full) {
    base::Rgba small{full.width / part, full.height / part, {}};
    for (int y = 0; y < small.height; ++y) {
        for (int x = 0; x < small.width; ++x) {
            for (int channel = 0; channel < 4; ++channel) {
                int sum = 0;
                for (int i = 0; i < part * part; ++i) {
                    const int px = x * part + i % part, py = y * part + i / part;
                    sum += full.pixels[static_cast<std::size_t>((py * full.width + px) * 4 + channel)];
                }
                // Eight levels less: smaller files, the same judgement.
                small.pixels.push_back(channel == 3 ? 255
                                                    : static_cast<std::uint8_t>(sum / (part * part) / 8 * 8));
            }
        }
    }
    return small;
}

// Fonts of another release move a stroke by a pixel; a changed layout moves whole areas.
double share_that_differs(const base::Rgba& a, const base::Rgba& b) {
    if (a.width != b.width || a.height != b.height) return 1;
    std::size_t differ = 0, all = a.pixels.size() / 4;
    for (std::size_t i = 0; i < all; ++i) {
        int most = 0;
        for (std::size_t channel = 0; channel < 3; ++channel) {
            most = std::max(most, std::abs(a.pixels[i * 4 + channel] - b.pixels[i * 4 + channel]));
        }
        if (most > 48) ++differ;
    }
    return static_cast<double>(differ) / static_cast<double>(all);
}

TEST(GoldenPictures, PagesLookAsTheyWereApproved) {
    golden::Studio studio;
    const std::string folder = std::string(SUISHOU_SOURCE_DIR) + "/tests/golden/screens/pictures/";
    for (const golden::Scene& scene : golden::scenes()) {
        if (std::find(wanted.begin(), wanted.end(), scene.name) == wanted.end()) continue;
        auto screen = scene.make(studio);
        const base::Rgba now = quarter(studio.take(*screen, scene.view, scene.shot, true).picture);
        const std::string path = folder + scene.name + ".png";
        if (std::getenv("SUISHOU_GOLDEN_WRITE") != nullptr) {
            ASSERT_TRUE(base::write_png(path, now)) << path;
            continue;
        }
        const auto then = base::read_png_rgba(path);
        ASSERT_TRUE(then) << path;
        EXPECT_LT(share_that_differs(now, then.value()), 0.02) << scene.name;
    }
}

}  // namespace
