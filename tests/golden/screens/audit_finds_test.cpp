// The audit against pages with one fault each: an audit that finds nothing must be able to find something.
#include <gtest/gtest.h>

#include "tests/golden/screens/audit.h"
#include "tests/golden/screens/shots.h"
#include "tests/golden/screens/views.h"
#include "ui/screens/lobby_screen.h"
#include "ui/widgets/button.h"
#include "ui/widgets/key.h"

namespace {

using golden::Shot;
using ui::Box;
using ui::NodeRole;
using ui::Stage;

using Draw = std::function<void(ui::Page&, Stage&)>;

class Planted final : public ui::LobbyScreen {
  public:
    explicit Planted(Draw draw) : draw_(std::move(draw)) {}
    std::string_view name() const override { return "planted"; }

  protected:
    void body(ui::Page& page, Stage& stage) override { draw_(page, stage); }

  private:
    Draw draw_;
};

class AuditFinds : public testing::Test {
  protected:
    std::string all(const Draw& draw) {
        Planted screen(draw);
        const golden::Taken taken = studio.take(screen, golden::usual_day(), shot, true);
        std::string faults;
        for (const auto& part : {golden::audit_tree(taken, shot), golden::audit_words(taken, shot),
                                 golden::audit_contrast(studio, taken, shot)})
            for (const std::string& fault : part)
                faults += fault + "\n";
        return faults;
    }
    static void press(Stage& stage, const char* id, const Box& box, const char* label = "好") {
        ui::button(stage, box, {id, label});
    }

    golden::Studio studio;
    AuditFinds() {
        shot.mm_per_pixel = .248f;
        shot.now = golden::morning();
    }

    Shot shot;
};

void expect(const std::string& faults, const char* words) {
    EXPECT_NE(faults.find(words), std::string::npos) << "wanted: " << words << "\nfound: " << faults;
}

TEST_F(AuditFinds, NothingOnAPageThatIsRight) {
    EXPECT_EQ(all([](ui::Page&, Stage& stage) {
                  press(stage, "a", {48, 800, 480, 120});
                  press(stage, "b", {552, 800, 480, 120});
                  stage.paint.text({48, 100, 900, 80}, "请出示签到码", {ui::Type::title});
              }),
              "");
}

TEST_F(AuditFinds, TargetsThatAreSmallCloseOutOfReachOrWithoutAName) {
    const std::string faults = all([](ui::Page&, Stage& stage) {
        press(stage, "small", {48, 1000, 80, 120});
        press(stage, "left", {300, 1200, 200, 120});
        press(stage, "right", {510, 1200, 200, 120});
        press(stage, "high", {48, 600, 200, 120});
        press(stage, "off", {1000, 1400, 200, 120});
        press(stage, "mute", {48, 1600, 200, 120}, "");
        press(stage, "mute", {400, 1600, 200, 120});
        press(stage, "over", {500, 1650, 200, 100});
    });
    expect(faults, "small is 80 x 120 dp");
    expect(faults, "left and right are 10.0 dp apart");
    expect(faults, "high is out of reach");
    expect(faults, "off leaves the page");
    expect(faults, "mute has no name");
    expect(faults, "mute is there twice");
    expect(faults, "mute overlaps over");
    expect(faults, "high comes after right");
}

TEST_F(AuditFinds, CellsOfAGridMayStandCloserThanOtherControls) {
    const auto pair = [](const char* first, const char* second) {
        return [=](ui::Page&, Stage& stage) {
            press(stage, first, {48, 1000, 116, 88});
            press(stage, second, {178, 1000, 116, 88});
        };
    };
    EXPECT_EQ(all(pair("repair.cell.1", "repair.cell.2")), "");
    expect(all(pair("repair.yes", "repair.no")), "are 14.0 dp apart");
}

TEST_F(AuditFinds, TargetsThatAreSmallToAHand) {
    shot.mm_per_pixel = .12f;
    expect(all([](ui::Page&, Stage& stage) { press(stage, "a", {48, 1000, 200, 120}); }), "a is 14.4 mm");
}

TEST_F(AuditFinds, KeysThatAreSmallWherePinyinHasNineOfThem) {
    shot = golden::small();
    const auto keys = [](const char* other) {
        return [=](ui::Page&, Stage& stage) {
            ui::key(stage, {48, 1100, 92, 120}, {"a.key.q", "Q"});
            ui::key(stage, {200, 1100, 120, 120}, {other, "?"});
        };
    };
    EXPECT_EQ(all(keys("a.key.caps")), "") << "English has its 26";
    expect(all(keys("a.key.wxyz")), "a.key.q is 16.4 mm");
    expect(all(keys("a.key.split")), "26 keys for pinyin");
}

TEST_F(AuditFinds, WordsThatAreCutSmallOverEachOtherOrUnfilled) {
    const std::string faults = all([](ui::Page&, Stage& stage) {
        ui::Painter& paint = stage.paint;
        paint.text({48, 100, 120, 60}, "一句太长的话在这里", {ui::Type::body});
        paint.text({48, 200, 400, 60}, "小字", {ui::Type::body, ui::color::ink9, false, 24});
        paint.text({48, 300, 400, 60}, "下面", {ui::Type::body});
        paint.text({80, 310, 400, 60}, "上面", {ui::Type::body});
        paint.text({48, 400, 400, 60}, "还有 {n} 位", {ui::Type::body});
        paint.text({1050, 500, 400, 60}, "边上", {ui::Type::body});
        paint.clip({48, 600, 100, 20});
        paint.text({48, 600, 400, 60}, "半截", {ui::Type::body});
        paint.unclip();
        press(stage, "narrow", {48, 1000, 120, 120}, "");
        paint.text({60, 1030, 400, 60}, "比按钮长的话在这里", {ui::Type::body});
    });
    expect(faults, "is cut");
    expect(faults, "\"小字\" is 24 dp");
    expect(faults, "\"上面\" lies over \"下面\"");
    expect(faults, "\"还有 {n} 位\" has an empty place");
    expect(faults, "\"边上\" is not drawn whole");
    expect(faults, "\"半截\" is clipped");
}

TEST_F(AuditFinds, AWordThatReachesBeyondItsKey) {
    expect(all([](ui::Page&, Stage& stage) {
               ui::touch(stage, {"narrow", NodeRole::button, "窄", {48, 1000, 200, 120}});
               stage.paint.text({60, 1030, 600, 60}, "比按钮长的话在这里", {ui::Type::body});
           }),
           "reaches beyond narrow");
}

TEST_F(AuditFinds, PaleWordsOnTheirOwnGroundAndOnAGradientsLightEnd) {
    const std::string faults = all([](ui::Page&, Stage& stage) {
        ui::Painter& paint = stage.paint;
        paint.text({48, 100, 400, 60}, "浅", {ui::Type::body, ui::color::river5});
        paint.fill({48, 200, 900, 100}, ui::Gradient{ui::color::river9, ui::color::river7, ui::color::river3},
                   0);
        paint.text({48, 200, 900, 100}, "从深到浅的底色上的一行字", {ui::Type::title, ui::color::white});
        paint.icon(ui::icon::check, 100, 400, 48, ui::color::river2);
    });
    expect(faults, "\"浅\" has");
    expect(faults, "\"从深到浅的底色上的一行字\" has");
    expect(faults, "\"(icon)\" has");
}

TEST_F(AuditFinds, ChineseLeftOverInAnotherLanguage) {
    shot.modes.language = "en";
    expect(all([](ui::Page&, Stage& stage) {
               stage.paint.text({48, 100, 400, 60}, "没有译", {ui::Type::body});
           }),
           "is not translated");
}

}  // namespace
