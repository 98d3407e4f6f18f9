// What the page of a kiosk that was not let in sends, and which page a visit begins with.
#include "tests/golden/screens/flows.h"
#include "ui/screens/closed.h"
#include "ui/screens/enrol.h"
#include "ui/screens/lobby.h"

namespace {

using namespace service;

class EnrolPage : public golden::Flows {
  protected:
    EnrolPage() {
        shot.can_go_back = false;
        enrolment.needed = enrolment.possible = true;
        show();
    }
    void show() { view.enrolment = std::make_shared<const EnrolmentView>(enrolment); }
    void fail(EnrolProblem problem) {
        enrolment.problem = problem;
        ++enrolment.answers;
        show();
    }
    std::unique_ptr<ui::Screen> page() {
        auto screen = ui::make_enrol_screen();
        studio.enter(*screen, view, shot);
        return screen;
    }
    bool enabled(ui::Screen& screen, std::string_view id) {
        const auto* found = node(screen, id);
        return found != nullptr && found->enabled;
    }

    EnrolmentView enrolment;
};

TEST_F(EnrolPage, SendsAWholeCodeAndKeepsItWhileTheHubIsAway) {
    const auto screen = page();
    type(*screen, "enrol", "abcd234");
    EXPECT_FALSE(enabled(*screen, "enrol.key.done"));
    type(*screen, "enrol", "01oi");  // no code has them
    type(*screen, "enrol", "5");
    EXPECT_TRUE(enabled(*screen, "enrol.key.done"));
    tap(*screen, "enrol.key.done");
    ASSERT_EQ(studio.sent.size(), 1U);
    EXPECT_EQ(std::get<command::Enrol>(studio.sent[0]).code, "ABCD2345");
    fail(EnrolProblem::no_hub);
    EXPECT_NE(node(*screen, "enrol.field.error"), nullptr);
    tap(*screen, "enrol.key.done");
    ASSERT_EQ(studio.sent.size(), 2U);
    EXPECT_EQ(std::get<command::Enrol>(studio.sent[1]).code, "ABCD2345");
}

TEST_F(EnrolPage, AnErrorIsGoneWithTheNextKeyAndIsNotTheNextOnes) {
    const auto screen = page();
    fail(EnrolProblem::code_refused);
    EXPECT_NE(node(*screen, "enrol.field.error"), nullptr);
    type(*screen, "enrol", "a");
    EXPECT_EQ(node(*screen, "enrol.field.error"), nullptr);
    EXPECT_EQ(node(*page(), "enrol.field.error"), nullptr) << "the page of the next visit";
}

TEST_F(EnrolPage, AsksOnceAtATime) {
    const auto screen = page();
    type(*screen, "enrol", "abcd2345");
    enrolment.state = EnrolState::asking;
    show();
    EXPECT_FALSE(enabled(*screen, "enrol.key.done"));
}

TEST_F(EnrolPage, ShowsTheDigitsAndLetsAnotherCodeIn) {
    const auto screen = page();
    enrolment.state = EnrolState::waiting;
    enrolment.confirmation = "4829";
    show();
    const auto* digits = node(*screen, "enrol.confirmation");
    ASSERT_NE(digits, nullptr);
    EXPECT_EQ(digits->label, "4829");
    tap(*screen, "enrol.other");
    ASSERT_EQ(studio.sent.size(), 1U);
    EXPECT_TRUE(std::holds_alternative<command::GiveUpEnrolment>(studio.sent[0]));
}

TEST_F(EnrolPage, ARevokedMachineOffersItOnlyWhereACodeWouldBeTaken) {
    enrolment.needed = false;
    show();
    const auto closed = ui::make_closed_screen();
    tap(*closed, "closed.enrol");
    ASSERT_EQ(studio.opened.size(), 1U);
    EXPECT_EQ(studio.opened[0]->name(), "enrol");
    enrolment.possible = false;
    show();
    EXPECT_EQ(node(*closed, "closed.enrol"), nullptr);
    EXPECT_NE(node(*closed, "closed.phone"), nullptr);
}

class Door : public EnrolPage {
  protected:
    struct Went final : ui::Navigator {
        int homes = 0;
        void open(std::unique_ptr<ui::Screen>) override {}
        void replace(std::unique_ptr<ui::Screen>) override {}
        void back() override {}
        void home() override { ++homes; }
        bool can_go_back() const override { return false; }
    };
    std::string front() {
        const auto top = lobby.home();
        lobby.route(view, went, *top);
        return std::string(lobby.home()->name());
    }
    ui::Profile lobby = ui::make_lobby();
    Went went;
};

TEST_F(Door, EachStateHasItsFirstPage) {
    EXPECT_EQ(lobby.home()->name(), "home");
    EXPECT_EQ(front(), "enrol");
    EXPECT_EQ(front(), "enrol");
    EXPECT_EQ(went.homes, 1) << "once for each change";
    enrolment.needed = false;
    show();
    EXPECT_EQ(front(), "home");
    SyncView sync;
    sync.revoked = true;
    view.sync = std::make_shared<const SyncView>(sync);
    EXPECT_EQ(front(), "closed");
    EXPECT_EQ(went.homes, 3);
}

}  // namespace
