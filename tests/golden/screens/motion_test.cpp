// What moves when a page comes up, and what does not for whoever asked for less motion.
#include <gtest/gtest.h>

#include "tests/golden/screens/shots.h"
#include "ui/screens/help.h"
#include "ui/screens/scan.h"

namespace {

using namespace std::chrono_literals;
using golden::Shot;
using ui::Box;

class Motions : public testing::Test {
  protected:
    // Where a text stands at that age of the page.
    float top_of(ui::Screen& screen, const Shot& shot, std::string_view text) {
        const golden::Taken taken = studio.take(screen, view, shot, true);
        for (std::size_t i = 0; i < taken.written.size(); ++i)
            if (taken.written[i].text == text && taken.ink[i]) return taken.ink[i]->y;
        ADD_FAILURE() << text << " is not written";
        return 0;
    }
    static Shot at(std::chrono::milliseconds age) {
        Shot shot = golden::portrait();
        shot.age = age;
        return shot;
    }
    static Shot calm(Shot shot) {
        shot.modes.calm = true;
        return shot;
    }

    golden::Studio studio;
    service::KioskView view = golden::usual_day();
};

TEST_F(Motions, TheReachSquareComesUpAndWhatIsReadStays) {
    auto help = ui::make_help_screen();
    const std::string_view below = "知道了", above = "请直接告诉工作人员";
    const float rest = top_of(*help, at(1s), below), read = top_of(*help, at(1s), above);
    const float early = top_of(*help, at(0ms), below), midway = top_of(*help, at(60ms), below);
    EXPECT_GT(early - rest, 8);
    EXPECT_LT(early - rest, 24);
    EXPECT_GT(midway, rest);
    EXPECT_LT(midway, early);
    EXPECT_EQ(top_of(*help, at(220ms), below), rest);
    EXPECT_EQ(top_of(*help, at(0ms), above), read);
}

TEST_F(Motions, LyingDownOnlyTheSquareBesideMoves) {
    auto help = ui::make_help_screen();
    Shot begin = golden::landscape(), end = golden::landscape();
    begin.age = 0ms;
    EXPECT_GT(top_of(*help, begin, "知道了") - top_of(*help, end, "知道了"), 8);
    EXPECT_EQ(top_of(*help, begin, "请直接告诉工作人员"), top_of(*help, end, "请直接告诉工作人员"));
}

TEST_F(Motions, CalmMovesNothing) {
    auto help = ui::make_help_screen();
    EXPECT_EQ(top_of(*help, calm(at(0ms)), "知道了"), top_of(*help, at(1s), "知道了"));
}

TEST_F(Motions, WhereAFingerGoesIsWhereThingsWillBe) {
    auto help = ui::make_help_screen();
    const auto rect_of = [&](std::chrono::milliseconds age) {
        const golden::Taken taken = studio.take(*help, view, at(age), false);
        for (const ui::Node& node : taken.tree.nodes())
            if (node.id == "help.done") return node.rect;
        return ui::Rect{};
    };
    EXPECT_EQ(rect_of(0ms).y, rect_of(1s).y);
    EXPECT_GT(rect_of(0ms).h, 0);
}

TEST_F(Motions, CalmIsAskedForUnderHelpAndGivenBackThere) {
    auto help = ui::make_help_screen();
    studio.tap(*help, view, at(1s), "help.calm");
    EXPECT_TRUE(studio.modes_asked.calm);
    studio.tap(*help, view, calm(at(1s)), "help.calm");
    EXPECT_FALSE(studio.modes_asked.calm);
}

TEST_F(Motions, TheScanLineStandsStillForTheCalm) {
    auto scan = ui::make_scan_screen();
    view = golden::usual_day();
    const auto picture = [&](const Shot& shot) {
        return studio.take(*scan, view, shot, true).picture.pixels;
    };
    EXPECT_EQ(picture(calm(at(1s))), picture(calm(at(2s))));
    EXPECT_NE(picture(at(1s)), picture(at(2s)));
}

}  // namespace
