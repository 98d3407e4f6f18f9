#include "base/picture/canvas.h"

#include <algorithm>
#include <fstream>

#include <gtest/gtest.h>

#include "base/picture/utf8.h"
#include "tests/fakes/general_standard.h"

namespace {

using base::Align;
using base::Canvas;
using base::Ink;
using base::Weight;

base::SlipFonts& fonts() {
    static base::SlipFonts opened = *base::SlipFonts::open();
    return opened;
}

long black(const base::Bitmap& b) {
    return std::count(b.grey.begin(), b.grey.end(), 0);
}

base::Bitmap written(std::string_view text, base::TextStyle style, Align align = Align::left, int x = 10) {
    Canvas canvas(400, 80);
    canvas.text(fonts(), x, 60, text, style, align);
    return std::move(canvas).take(80);
}

TEST(Utf8, BrokenBytesBecomeReplacements) {
    EXPECT_EQ(base::decode_utf8("a签𠮷"), U"a签𠮷");
    EXPECT_EQ(base::decode_utf8("\xC0\xAF\xE7\xAD"), U"\xFFFD\xFFFD\xFFFD\xFFFD");
    EXPECT_EQ(base::decode_utf8("\xED\xA0\x80").size(), 3u);  // a surrogate
    EXPECT_EQ(base::decode_utf8("\xF4\x90\x80\x80").size(), 4u);
}

TEST(SlipFonts, ChineseIsAsWideAsTheEm) {
    EXPECT_NEAR(fonts().measure("签到", {30, Weight::regular}), 60.f, 0.01);
    EXPECT_FLOAT_EQ(fonts().measure("", {30, Weight::regular}), 0.f);
    const float regular = fonts().measure("Seat 12", {40, Weight::regular});
    EXPECT_GT(regular, 100.f);
    EXPECT_GT(fonts().measure("Seat 12", {40, Weight::bold}), regular);
}

TEST(SlipFonts, CharactersBeyondTheBmpAndRareOnesAreDrawn) {
    for (const char* c : {"𠮷", "𬀩", "𫖯", "䶮", "㐂"}) {
        EXPECT_TRUE(fonts().can_draw(c)) << c;
        EXPECT_GT(black(written(c, {48, Weight::bold})), 200) << c;
    }
    EXPECT_FALSE(fonts().can_draw("\U000F0123"));
    EXPECT_TRUE(fonts().can_draw("葛\U000E0100"));
}

// GB 18030-2022 asks government services to show every character of the General Standard.
TEST(SlipFonts, EveryCharacterOfTheGeneralStandardIsDrawn) {
    int characters = 0;
    for (const auto& c : fakes::general_standard(TGH_LIST)) {
        EXPECT_TRUE(fonts().can_draw(c)) << c;
        ++characters;
    }
    EXPECT_EQ(characters, 8105);
}

TEST(SlipFonts, EveryIconOfTheListIsDrawn) {
    std::ifstream list(SUISHOU_SOURCE_DIR "/assets/art/icons.txt");
    int icons = 0;
    for (std::string name, code; list >> name >> code; ++icons) {
        const auto icon = fakes::to_utf8(static_cast<char32_t>(std::stoul(code, nullptr, 16)));
        EXPECT_TRUE(fonts().can_draw(icon)) << name;
        EXPECT_GT(black(written(icon, {48, Weight::regular})), 50) << name;
    }
    EXPECT_GT(icons, 50);
}

TEST(SlipFonts, MissingFontsAreAnError) {
    const auto none = base::SlipFonts::open({"/nowhere"});
    ASSERT_FALSE(none.ok());
    EXPECT_EQ(none.error().kind, base::ErrorKind::not_found);
}

TEST(Canvas, TextIsBlackOrWhiteAndLiesWhereItShould) {
    const auto b = written("会议", {40, Weight::regular}, Align::right, 200);
    for (const auto grey : b.grey)
        EXPECT_TRUE(grey == 0 || grey == 255);
    for (int y = 0; y < b.height; ++y)
        for (int x = 0; x < b.width; ++x)
            if (b.grey[static_cast<std::size_t>(y) * b.width + x] == 0) {
                EXPECT_TRUE(x >= 120 && x < 200 && y > 20 && y < 66) << x << "," << y;
            }
    EXPECT_EQ(written("会议", {40}, Align::left, 120).grey, written("会议", {40}, Align::centre, 160).grey);
}

TEST(Canvas, ReversedTextIsTheSameShape) {
    Canvas canvas(400, 80);
    canvas.fill({0, 0, 400, 80});
    canvas.text(fonts(), 10, 60, "座位", {40, Weight::bold}, Align::left, Ink::white);
    auto reversed = std::move(canvas).take(80);
    for (auto& grey : reversed.grey)
        grey = static_cast<std::uint8_t>(255 - grey);
    EXPECT_EQ(reversed.grey, written("座位", {40, Weight::bold}).grey);
}

TEST(Canvas, ShapesCoverWhatTheySay) {
    Canvas canvas(100, 100);
    canvas.fill_rounded({10, 10, 80, 80}, 40);
    EXPECT_NEAR(static_cast<double>(black(std::move(canvas).take(100))), 3.14159 * 40 * 40, 60);

    Canvas ruled(100, 10);
    ruled.dashes(0, 2, 100, 3, 12, 8);
    EXPECT_EQ(black(std::move(ruled).take(10)), 5 * 12 * 3);

    Canvas framed(100, 100);
    framed.frame_rounded({0, 0, 100, 100}, 0, 4);
    EXPECT_EQ(black(std::move(framed).take(100)), 100 * 100 - 92 * 92);
}

TEST(Canvas, NothingIsDrawnOutsideTheSheet) {
    Canvas canvas(20, 20);
    canvas.fill({-50, -50, 200, 200});
    canvas.fill_rounded({10, 10, 50, 50}, 9, Ink::white);
    canvas.text(fonts(), 15, 25, "溢出", {40, Weight::bold});
    const auto b = std::move(canvas).take(50);
    EXPECT_EQ(b.height, 20);
    EXPECT_EQ(b.grey.size(), 400u);
}

}  // namespace
