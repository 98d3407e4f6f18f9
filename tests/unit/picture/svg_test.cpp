#include "base/picture/svg.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

namespace {

std::array<int, 4> at(const base::Rgba& p, int x, int y) {
    const auto* q = &p.pixels[4 * (static_cast<std::size_t>(y) * p.width + x)];
    return {q[0], q[1], q[2], q[3]};
}

std::string art(const char* name) {
    return std::string(SUISHOU_SOURCE_DIR "/assets/art/") + name;
}

TEST(Svg, ColoursAreStraightNotPremultiplied) {
    const auto p = base::rasterise_svg(
        R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><rect width="1" height="1" fill="#f80"/>)"
        R"(<rect x="1" width="1" height="1" fill="#f00" opacity=".5"/></svg>)",
        20, 10);
    ASSERT_TRUE(p.ok());
    EXPECT_EQ(p->pixels.size(), 800u);
    EXPECT_EQ(at(*p, 5, 5), (std::array{255, 136, 0, 255}));
    EXPECT_EQ(at(*p, 15, 5)[0], 255);
    EXPECT_NEAR(at(*p, 15, 5)[3], 128, 1);
}

TEST(Svg, GreyKeepsWhatIsLightAndWhatIsClear) {
    base::Rgba p{3, 1, {255, 255, 255, 255, 0, 0, 0, 255, 11, 85, 104, 77}};
    base::turn_grey(p);
    EXPECT_EQ(at(p, 0, 0), (std::array{255, 255, 255, 255}));
    EXPECT_EQ(at(p, 1, 0), (std::array{0, 0, 0, 255}));
    EXPECT_EQ(at(p, 2, 0), (std::array{70, 70, 70, 77}));
}

TEST(Svg, EveryPieceOfArtCanBeDrawn) {
    int drawn = 0;
    for (const auto& file : std::filesystem::directory_iterator(art(""))) {
        if (file.path().extension() != ".svg") continue;
        const auto p = base::load_svg(file.path(), 120, 90);
        ASSERT_TRUE(p.ok()) << file.path() << base::describe(p.error());
        EXPECT_GT(std::count_if(p->pixels.begin(), p->pixels.end(), [](int v) { return v != 0; }), 500);
        ++drawn;
    }
    EXPECT_GT(drawn, 15);
}

// Letters would look as the system's fontconfig chooses.
TEST(Svg, NoArtContainsText) {
    for (const auto& file : std::filesystem::directory_iterator(art(""))) {
        std::ifstream in(file.path());
        const std::string svg(std::istreambuf_iterator<char>(in), {});
        EXPECT_EQ(svg.find("<text"), std::string::npos) << file.path();
    }
}

TEST(Svg, ADishComesWithOrWithoutItsTable) {
    EXPECT_EQ(at(*base::load_svg(art("dish-baozi.svg"), 400, 300), 2, 2)[3], 255);
    const auto bare = base::load_svg_without_ground(art("dish-baozi.svg"), 400, 300);
    EXPECT_EQ(at(*bare, 2, 2)[3], 0);
    EXPECT_EQ(at(*bare, 200, 150)[3], 255);
}

TEST(Svg, RefusesWhatIsBrokenHugeOrMissing) {
    using base::ErrorKind;
    EXPECT_EQ(base::rasterise_svg("<svg", 10, 10).error().kind, ErrorKind::invalid);
    EXPECT_EQ(base::rasterise_svg("", 10, 10).error().kind, ErrorKind::invalid);
    EXPECT_EQ(base::rasterise_svg("<svg xmlns='http://www.w3.org/2000/svg'/>", 100000, 10).error().kind,
              ErrorKind::invalid);
    EXPECT_EQ(base::load_svg("/nowhere.svg", 10, 10).error().kind, ErrorKind::not_found);
}

}  // namespace
