// Every page and the gallery against committed pictures of half the size, and against their words and where
// these stand: a change of look is seen in review. SUISHOU_GOLDEN_WRITE=1 writes them anew. What fails is
// left in the build's golden-failures/: now, golden, difference.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "base/picture/png.h"
#include "tests/golden/screens/approved.h"
#include "tests/golden/screens/compare.h"
#include "tests/golden/screens/lines.h"
#include "tests/golden/screens/scenes.h"

namespace {

constexpr std::size_t colours = 40, most_colours = 240;
const std::string folder = golden::approved_folder();

std::vector<golden::Scene> everything() {
    auto all = golden::scenes();
    for (golden::Scene& page : golden::gallery())
        all.push_back(std::move(page));
    return all;
}

struct Page {
    base::Rgba picture;
    std::vector<golden::Line> lines;
};

Page page_of(golden::Studio& studio, const golden::Scene& scene) {
    auto screen = scene.make(studio);
    const golden::Taken taken = studio.take(*screen, scene.view, scene.shot, true);
    return {golden::halved(taken.picture), golden::lines_of(taken)};
}

std::string text_in(const std::string& path) {
    std::ostringstream out;
    out << std::ifstream(path).rdbuf();
    return out.str();
}

void check(const std::string& name, const Page& now) {
    golden::expect_as_approved(name, now.picture);
    const std::string words = golden::compare(now.lines, golden::lines_from(text_in(folder + name + ".txt")));
    EXPECT_EQ(words, "") << name;
}

// In as few colours as show it: a busy page's are not the forty that most pages do with.
bool write(const std::string& path, const base::Rgba& picture) {
    for (std::size_t many = colours; many <= most_colours; many += colours) {
        if (!base::write_png(path, golden::few_colours(picture, many))) return false;
        const auto written = base::read_png_rgba(path);
        if (written && !golden::compare(picture, *written).seen()) return true;
    }
    return false;
}

// One that still passes is left alone: the repository keeps every version of a picture.
void write(const std::string& name, const Page& now) {
    const std::string picture = folder + name + ".png", words = folder + name + ".txt";
    const auto old = base::read_png_rgba(picture);
    if (!old || golden::compare(now.picture, *old).seen()) {
        ASSERT_TRUE(write(picture, now.picture)) << picture;
    }
    if (!golden::compare(now.lines, golden::lines_from(text_in(words))).empty())
        std::ofstream(words) << golden::as_text(now.lines);
}

TEST(GoldenPictures, PagesLookAsTheyWereApproved) {
    golden::Studio studio;
    const auto all = everything();
#ifdef SUISHOU_AUDIT_BRIEF
    constexpr std::size_t stride = 9;
#else
    constexpr std::size_t stride = 1;
#endif
    const bool writes = std::getenv("SUISHOU_GOLDEN_WRITE") != nullptr;
    for (std::size_t i = 0; i < all.size(); i += stride) {
        const golden::Scene& scene = all[i];
        const Page now = page_of(studio, scene);
        writes ? write(scene.name, now) : check(scene.name, now);
    }
}

// All of them together stay small, and none is of a page that is no more.
TEST(GoldenPictures, AreFewAndSmall) {
    std::uintmax_t bytes = 0;
    const auto all = everything();
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        bytes += entry.file_size();
        const std::string name = entry.path().stem().string();
        EXPECT_TRUE(
            std::any_of(all.begin(), all.end(), [&](const auto& scene) { return scene.name == name; }))
            << name << " belongs to no page";
    }
    EXPECT_LT(bytes, 15u << 20);
}

class Comparing : public testing::Test {
  protected:
    const golden::Scene& scene(const char* name) {
        for (const golden::Scene& each : all_)
            if (each.name == name) return each;
        throw std::invalid_argument(name);
    }
    base::Rgba usual(const char* name = "home") {
        const golden::Scene& at = scene(name);
        auto screen = at.make(studio_);
        return studio_.take(*screen, at.view, at.shot, true).picture;
    }
    static bool seen(const base::Rgba& now, const base::Rgba& golden) {
        const auto png = base::encode_png(golden::few_colours(golden::halved(golden), most_colours));
        return golden::compare(golden::halved(now), *base::decode_png_rgba(*png)).seen();
    }
    // Everything in a box moved down; what it uncovers keeps the pixels that were there.
    static base::Rgba moved(base::Rgba picture, int x0, int y0, int x1, int y1, int down) {
        const base::Rgba before = picture;
        for (int y = y0; y < y1; ++y)
            for (int x = x0 * 4; x < x1 * 4; ++x)
                picture.pixels[static_cast<std::size_t>((y + down) * picture.width * 4 + x)] =
                    before.pixels[static_cast<std::size_t>(y * picture.width * 4 + x)];
        return picture;
    }
    static base::Rgba painted(base::Rgba picture, int x0, int y0, int side, ui::Color color) {
        for (int y = y0; y < y0 + side; ++y)
            for (int x = x0; x < x0 + side; ++x) {
                const auto at = static_cast<std::size_t>((y * picture.width + x) * 4);
                picture.pixels[at] = color.r, picture.pixels[at + 1] = color.g,
                picture.pixels[at + 2] = color.b;
            }
        return picture;
    }

    golden::Studio studio_;
    std::vector<golden::Scene> all_ = golden::scenes();
};

TEST_F(Comparing, ForgivesAPixelAndFewColours) {
    const base::Rgba home = usual();
    EXPECT_FALSE(seen(home, home));
    EXPECT_FALSE(seen(moved(home, 60, 780, 560, 1000, 1), home));
    EXPECT_FALSE(seen(usual("scan"), usual("scan")));
}

TEST_F(Comparing, SeesACardThatIsNoLongerThere) {
    base::Rgba without = usual();
    for (std::size_t i = 0; i < without.pixels.size(); i += 4) {
        const auto is = [&](ui::Color c) {
            return without.pixels[i] == c.r && without.pixels[i + 1] == c.g && without.pixels[i + 2] == c.b;
        };
        if (!is(ui::color::surface)) continue;
        without.pixels[i] = ui::color::paper.r, without.pixels[i + 1] = ui::color::paper.g,
        without.pixels[i + 2] = ui::color::paper.b;
    }
    EXPECT_TRUE(seen(without, usual()));
}

TEST(ComparingWords, SeesADigitAndAPlaceAndForgivesAPixel) {
    const std::vector<golden::Line> then =
        golden::lines_from("10 20 300 40 28 6 / 17\n10 80 90 40 28 签到\n");
    ASSERT_EQ(then.size(), 2u);
    EXPECT_EQ(golden::as_text(then), "10 20 300 40 28 6 / 17\n10 80 90 40 28 签到\n");
    const auto changed = [&](auto&& change) {
        std::vector<golden::Line> now = then;
        change(now);
        return golden::compare(now, then);
    };
    EXPECT_EQ(changed([](auto& now) { now[0].x += 2, now[0].h -= 1; }), "");
    EXPECT_EQ(changed([](auto& now) { now[0].text = "6 / 19"; }),
              "  was 10 20 300 40 28 6 / 17\n  is  10 20 300 40 28 6 / 19\n");
    EXPECT_NE(changed([](auto& now) { now[1].y += 8; }), "");
    EXPECT_NE(changed([](auto& now) { now[1].em = 44; }), "");
    EXPECT_NE(changed([](auto& now) { now.pop_back(); }), "");
    EXPECT_NE(changed([](auto& now) { now.push_back(now[0]); }), "");
}

TEST_F(Comparing, SeesWhatMovedVanishedOrChangedItsColour) {
    const base::Rgba home = usual();
    EXPECT_TRUE(seen(moved(home, 60, 780, 560, 1000, 8), home)) << "a tile's words moved";
    EXPECT_TRUE(seen(painted(home, 84, 1820, 48, ui::color::surface), home)) << "an icon is gone";
    EXPECT_TRUE(seen(painted(home, 60, 790, 100, ui::color::red), home)) << "another ground";
    EXPECT_TRUE(seen(usual("home-low"), home));
    EXPECT_TRUE(seen(usual("home-landscape"), home));
}

}  // namespace
