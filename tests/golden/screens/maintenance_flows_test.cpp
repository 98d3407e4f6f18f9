// The way to the technicians' pages, and what their buttons ask for.
#include <gtest/gtest.h>

#include "tests/golden/screens/audit.h"
#include "tests/golden/screens/audit_tools.h"
#include "tests/golden/screens/studio.h"
#include "tests/golden/screens/views.h"
#include "ui/screens/home.h"
#include "ui/screens/lobby.h"
#include "ui/screens/maintenance.h"
#include "ui/screens/staff_gate.h"

namespace {

using namespace service;
using golden::Shot;
using golden::Studio;
using golden::usual_day;

class Maintenance : public testing::Test {
  protected:
    Maintenance() {
        shot.now = golden::morning();
        staff.by_pin = true;
        staff.tries_left = 5;
        show();
    }
    void show() { view.staff = std::make_shared<const StaffView>(staff); }
    void open_gate() {
        staff.open = true;
        staff.session = staff.visit = 1;
        show();
    }
    void draw(ui::Screen& screen) { studio.take(screen, view, shot, false); }
    void finger(ui::Screen& screen, float x, float y, bool down) {
        ImGuiIO& io = ImGui::GetIO();
        io.AddMousePosEvent(x, y);
        draw(screen);
        io.AddMouseButtonEvent(0, down);
        draw(screen);
    }
    // Each drawn frame is half a second later than the one before.
    void hold(ui::Screen& screen, int half_seconds) {
        const ui::Box mark = mark_in_pixels();
        finger(screen, mark.centre_x(), mark.centre_y(), true);
        for (int i = 0; i < half_seconds; ++i)
            draw(screen);
    }
    ui::Box mark_in_pixels() const {
        const ui::Layout layout = golden::layout_of(shot);
        return layout.to_pixels(layout.information.left(76).top(76));
    }
    void lift(ui::Screen& screen) { finger(screen, 5, 5, false); }

    Studio studio;
    KioskView view = usual_day();
    StaffView staff;
    Shot shot;
};

TEST_F(Maintenance, TwoSecondsOnTheMarkOpenThePadOnce) {
    auto home = ui::make_home_screen();
    hold(*home, 3);
    EXPECT_TRUE(studio.opened.empty());
    draw(*home);
    ASSERT_EQ(studio.opened.size(), 1U);
    EXPECT_EQ(studio.opened[0]->name(), "staff.gate");
    draw(*home);
    draw(*home);
    EXPECT_EQ(studio.opened.size(), 1U);
    lift(*home);
}

TEST_F(Maintenance, ATapOrAFingerThatSlidesOpensNothing) {
    auto home = ui::make_home_screen();
    hold(*home, 1);
    lift(*home);
    hold(*home, 1);
    const ui::Box mark = mark_in_pixels();
    ImGui::GetIO().AddMousePosEvent(mark.x + 2, mark.y + 2);
    draw(*home);
    ImGui::GetIO().AddMousePosEvent(mark.centre_x(), mark.centre_y());
    for (int i = 0; i < 8; ++i)
        draw(*home);
    lift(*home);
    EXPECT_TRUE(studio.opened.empty());
}

TEST_F(Maintenance, WithoutAPinTheMarkIsOnlyAMark) {
    staff.by_pin = false;
    show();
    auto home = ui::make_home_screen();
    hold(*home, 8);
    lift(*home);
    EXPECT_TRUE(studio.opened.empty());
}

TEST_F(Maintenance, ThePadSendsThePinAndShowsDots) {
    auto gate = ui::make_staff_gate_screen();
    for (const char c : std::string_view("204816"))
        studio.tap(*gate, view, shot, std::string("staff.gate.key.") + c);
    const golden::Taken taken = studio.take(*gate, view, shot, false);
    for (const ui::Node& node : taken.tree.nodes()) {
        if (node.role != ui::NodeRole::field) continue;
        EXPECT_EQ(node.label.find("204"), std::string::npos) << node.label;
    }
    for (const ui::Written& run : taken.written)
        EXPECT_EQ(run.text.find("204"), std::string::npos);
    studio.tap(*gate, view, shot, "staff.gate.key.done");
    ASSERT_FALSE(studio.sent.empty());
    const auto* asked = std::get_if<command::OpenMaintenance>(&studio.sent.back());
    ASSERT_NE(asked, nullptr);
    EXPECT_EQ(asked->pin, "204816");
    studio.sent.clear();
    studio.tap(*gate, view, shot, "staff.gate.key.done");
    EXPECT_TRUE(studio.sent.empty()) << "the pad is empty again";
}

TEST_F(Maintenance, ALockedPadTakesNothing) {
    staff.locked_until = golden::morning(9, 17);
    show();
    auto gate = ui::make_staff_gate_screen();
    for (const char c : std::string_view("204816"))
        studio.tap(*gate, view, shot, std::string("staff.gate.key.") + c);
    studio.tap(*gate, view, shot, "staff.gate.key.done");
    EXPECT_TRUE(studio.sent.empty());
}

TEST_F(Maintenance, LeavingEndsTheVisitAndSoDoesAGateThatClosed) {
    open_gate();
    auto overview = ui::make_maintenance_screen();
    studio.tap(*overview, view, shot, "maintenance.leave");
    EXPECT_EQ(studio.went_home, 1);
    staff.open = false;
    show();
    draw(*overview);
    EXPECT_GT(studio.went_home, 1);
}

TEST_F(Maintenance, TheProgramEndsOnlyAfterAQuestion) {
    open_gate();
    auto exit = ui::make_exit_screen();
    studio.tap(*exit, view, shot, "maintenance.exit.end");
    EXPECT_TRUE(studio.sent.empty());
    studio.tap(*exit, view, shot, "maintenance.exit.ask.no");
    EXPECT_TRUE(studio.sent.empty());
    studio.tap(*exit, view, shot, "maintenance.exit.restart");
    studio.tap(*exit, view, shot, "maintenance.exit.ask.yes");
    ASSERT_EQ(studio.sent.size(), 1U);
    EXPECT_TRUE(std::get<command::EndProgram>(studio.sent[0]).restart);
}

TEST_F(Maintenance, RefusedRecordsGoAgainOneByOneOrAll) {
    staff.letters = {{base::make_uuid_v7(shot.now), "check_in", shot.now, "malformed", "why"},
                     {base::make_uuid_v7(shot.now), "refusal", shot.now, "malformed", "why"}};
    open_gate();
    auto letters = ui::make_dead_letters_screen();
    studio.tap(*letters, view, shot, "maintenance.letters.retry");
    studio.tap(*letters, view, shot, "maintenance.letters.1");
    studio.tap(*letters, view, shot, "maintenance.letters.retry");
    ASSERT_EQ(studio.sent.size(), 2U);
    EXPECT_FALSE(std::get<command::RetryDeadLetters>(studio.sent[0]).fact);
    EXPECT_EQ(std::get<command::RetryDeadLetters>(studio.sent[1]).fact, staff.letters[1].fact);
}

TEST_F(Maintenance, CleaningHearsNothingAndHasNothingToTouch) {
    open_gate();
    auto cleaning = ui::make_cleaning_screen();
    EXPECT_TRUE(cleaning->deaf());
    const golden::Taken taken = studio.take(*cleaning, view, shot, false);
    for (const ui::Node& node : taken.tree.nodes())
        EXPECT_FALSE(golden::is_control(node)) << node.id;
}

}  // namespace
