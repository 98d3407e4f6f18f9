#include "ui/theme/layout.h"

#include <cmath>

#include <gtest/gtest.h>

#include "ui/theme/tokens.h"

namespace {

using ui::Box;
using ui::Layout;
using ui::make_layout;

TEST(Layout, PortraitReferenceIsTheDrawingItself) {
    const Layout at = make_layout({1080, 1920, 0.25f}, false, false);
    EXPECT_FALSE(at.landscape);
    EXPECT_FLOAT_EQ(at.scale, 1);
    EXPECT_EQ(at.information, (Box{48, 48, 984, 696}));
    EXPECT_EQ(at.reach, (Box{48, 768, 984, 984}));
    EXPECT_EQ(at.page, (Box{0, 0, 1080, 1920}));
    EXPECT_FALSE(at.large_text);
}

TEST(Layout, LandscapeMovesTheSquareAndNothingElse) {
    const Layout portrait = make_layout({1080, 1920}, false, false);
    const Layout landscape = make_layout({1920, 1080}, false, false);
    EXPECT_EQ(landscape.reach, portrait.reach.moved(720, -720));
    EXPECT_EQ(landscape.information, (Box{48, 48, 696, 984}));
}

TEST(Layout, ModuleIsAlwaysAWholeNumberOfPixels) {
    for (float width = 600; width < 2400; width += 37) {
        const float module = 144 * make_layout({width, width * 16 / 9}, false, false).scale;
        EXPECT_NEAR(module, std::round(module), 1e-3f) << width;
    }
}

TEST(Layout, SpareHeightGoesToTheInformationZoneAndSpareWidthToTheMargins) {
    const Layout tall = make_layout({1080, 2200}, false, false);
    EXPECT_FLOAT_EQ(tall.information.h, 696 + 280);
    EXPECT_FLOAT_EQ(tall.to_pixels(tall.reach).y, 768 + 280);
    const Layout wide = make_layout({1400, 1920}, false, false);
    EXPECT_FLOAT_EQ(wide.to_pixels(wide.reach).x, 160 + 48);
    EXPECT_FLOAT_EQ(wide.to_pixels(wide.bar).x, 0);
    EXPECT_FLOAT_EQ(wide.to_pixels(wide.bar).w, 1400);
}

TEST(Layout, EverythingStaysOnThePanel) {
    for (const auto& [w, h] : {std::pair{1080.f, 1920.f},
                               {1920.f, 1080.f},
                               {720.f, 1280.f},
                               {1366.f, 768.f},
                               {1200.f, 1920.f},
                               {2160.f, 3840.f},
                               {1000.f, 1000.f}}) {
        const Layout at = make_layout({w, h}, false, false);
        for (const Box& box : {at.information, at.reach, at.controls, at.bar, at.key(0), at.key(6)}) {
            EXPECT_TRUE(at.page.contains(box, 0.01f)) << w << "x" << h;
        }
    }
}

TEST(Layout, SmallPanelsBeginInLargeText) {
    EXPECT_TRUE(make_layout({1080, 1920, 0.18f}, false, false).large_text);   // 15.6 inch
    EXPECT_FALSE(make_layout({1080, 1920, 0.25f}, false, false).large_text);  // 21.5 inch
    EXPECT_FALSE(make_layout({1080, 1920, 0}, false, false).large_text) << "an unknown size is no reason";
}

// The design's table of panels: millimetres of a pixel, of 88, 120 and 28 of them, and from the panel's foot
// to the highest control, usual and low.
TEST(Layout, PanelsMeasureWhatTheDesignsTableSays) {
    struct Row {
        float inches, mm, small_control, control, text, top, low_top;
        bool large_text;
    };
    for (const Row& row :
         {Row{15.6f, .18f, 16, 22, 5.0f, 207, 156, true}, Row{21.5f, .25f, 22, 30, 6.9f, 286, 214, false},
          Row{32, .37f, 32, 44, 10.3f, 425, 319, false}, Row{43, .49f, 43, 59, 13.7f, 565, 423, false},
          Row{55, .63f, 56, 76, 17.8f, 731, 548, false}}) {
        for (const float side : {1080.f, 2160.f}) {
            const ui::Panel panel{side, side * 16 / 9, row.inches * 25.4f / std::hypot(side, side * 16 / 9)};
            const Layout at = make_layout(panel, false, false), low = make_layout(panel, false, true);
            const float mm = at.scale * panel.mm_per_pixel;
            EXPECT_NEAR(mm, row.mm, .006f);
            EXPECT_NEAR(88 * mm, row.small_control, .7f) << row.inches;
            EXPECT_NEAR(120 * mm, row.control, .7f) << row.inches;
            EXPECT_NEAR(28 * mm, row.text, .2f) << row.inches;
            EXPECT_NEAR(top_of_controls_mm(at, panel), row.top, row.top / 80) << row.inches;
            EXPECT_NEAR(top_of_controls_mm(low, panel), row.low_top, row.low_top / 70) << row.inches;
            EXPECT_EQ(at.large_text, row.large_text) << row.inches;
        }
    }
}

TEST(Layout, TheSmallestKeyIs18MillimetresOnTheGlass) {
    EXPECT_FLOAT_EQ(make_layout({1080, 1920, 0}, false, false).smallest_key, 88);
    EXPECT_FLOAT_EQ(make_layout({1080, 1920, .25f}, true, true).smallest_key, 88) << "never less";
    EXPECT_FLOAT_EQ(make_layout({1080, 1920, .18f}, false, false).smallest_key, 100);
    EXPECT_FLOAT_EQ(make_layout({2160, 3840, .09f}, false, false).smallest_key, 100);
    EXPECT_FLOAT_EQ(make_layout({1080, 1920, .1f}, false, false).smallest_key, 122) << "what still fits";
}

TEST(Layout, EachOfTheThreeSizesAloneAsksForLargeText) {
    EXPECT_TRUE(ui::legible(1, .2358f));
    EXPECT_FALSE(ui::legible(1, .2356f)) << "28 dp are 6.597 mm";
    EXPECT_TRUE(ui::legible(2, .1179f)) << "what counts is the size on the glass";
    EXPECT_FALSE(ui::legible(.5f, .3f));
}

TEST(Layout, AWallThatIsTooHighIsKnown) {
    const ui::Panel panel{1080, 1920, .49f};  // 43 inch
    const float top = top_of_controls_mm(make_layout(panel, false, false), panel);
    EXPECT_LE(800 + top, ui::highest_reach_mm);
    EXPECT_GT(900 + top, ui::highest_reach_mm);
    EXPECT_EQ(top_of_controls_mm(make_layout({1080, 1920}, false, false), {1080, 1920}), 0);
}

TEST(Layout, LowReachKeepsControlsInTheLowerPart) {
    const Layout portrait = make_layout({1080, 1920}, false, true);
    EXPECT_FLOAT_EQ(portrait.controls.y, 1056);
    EXPECT_FLOAT_EQ(portrait.controls.bottom(), 1752);
    EXPECT_FLOAT_EQ(portrait.information.bottom(), 744 + 288);
    EXPECT_FLOAT_EQ(make_layout({1920, 1080}, false, true).controls.y, 336);
}

TEST(Layout, SevenKeysStandInTheBarWithoutTouching) {
    for (const auto& at :
         {make_layout({1080, 1920}, false, false), make_layout({1920, 1080}, false, false)}) {
        for (int i = 0; i < 7; ++i) {
            EXPECT_TRUE(at.bar.contains(at.key(i)));
            if (i > 0) {
                EXPECT_FALSE(at.key(i).overlaps(at.key(i - 1)));
            }
        }
    }
}

TEST(Tokens, LargeTextIsThirtyPercentLargerAndNothingIsBelowTheMinimum) {
    using ui::Type;
    for (const Type type : {Type::display, Type::title, Type::heading, Type::body, Type::caption}) {
        const auto normal = ui::type_size(type, false), large = ui::type_size(type, true);
        EXPECT_GE(normal.size, ui::smallest_text);
        EXPECT_NEAR(large.size / normal.size, 1.3f, 0.03f);
        EXPECT_GT(normal.line, normal.size);
    }
}

// WCAG 2.2 relative luminance and contrast.
double luminance(ui::Color c) {
    const auto linear = [](std::uint8_t v) {
        const double s = v / 255.0;
        return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}
double contrast(ui::Color a, ui::Color b) {
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

TEST(Tokens, TextReadsOnItsGround) {
    using namespace ui::color;
    for (const auto& [ink, ground] : {std::pair{ink9, paper},
                                      {ink7, paper},
                                      {ink5, paper},
                                      {ink5, sunken},
                                      {white, river6},
                                      {white, river7},
                                      {river8, river1},
                                      {river7, river0},
                                      {ok, ok_ground},
                                      {amber, amber_ground},
                                      {red, red_ground},
                                      {white, verm7}}) {
        EXPECT_GE(contrast(ink, ground), 6.99);
    }
    EXPECT_GE(contrast(disabled, sunken), 4.5);
    EXPECT_GE(contrast(line_strong, surface), 3);
}

}  // namespace
