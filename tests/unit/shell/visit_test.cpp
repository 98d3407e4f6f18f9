#include "ui/shell/visit.h"

#include <vector>

#include <gtest/gtest.h>

namespace {

namespace command = service::command;

struct VisitTest : testing::Test {
    std::vector<service::Command> sent;
    ui::Visits visits{[this](service::Command c) { sent.push_back(std::move(c)); }};

    static service::KioskView with_result(std::uint64_t number, service::VisitId visit) {
        auto check_in = std::make_shared<service::CheckInView>();
        check_in->result.emplace();
        check_in->result->number = number;
        check_in->result->visit = visit;
        service::KioskView view;
        view.check_in = check_in;
        return view;
    }
};

TEST_F(VisitTest, BeginsOnceAndCountsUp) {
    visits.begin();
    visits.begin();
    EXPECT_EQ(visits.current(), 1u);
    ASSERT_EQ(sent.size(), 1u);
    visits.end();
    visits.end();
    EXPECT_EQ(visits.current(), 0u);
    ASSERT_EQ(sent.size(), 2u);
    visits.begin();
    EXPECT_EQ(visits.current(), 2u);
}

TEST_F(VisitTest, ACodeWithoutATouchBringsAVisitor) {
    visits.look(with_result(5, 0));
    EXPECT_EQ(visits.current(), 1u);
    visits.end();
    visits.look(with_result(5, 0));  // the same result, seen again before the service wiped it
    EXPECT_EQ(visits.current(), 0u);
    visits.look(with_result(6, 0));
    EXPECT_EQ(visits.current(), 2u);
}

TEST_F(VisitTest, TheEndNamesTheNewestResultThatWasSeen) {
    visits.begin();
    visits.look(with_result(7, 1));
    visits.end();
    const auto& end = std::get<command::EndVisit>(sent.back());
    EXPECT_EQ(end.visit, 1u);
    EXPECT_EQ(end.last_result, 7u);
}

// The view crossed the end of the visit on its way.
TEST_F(VisitTest, AResultOfAnEndedVisitIsNotTakenUntilItIsGivenBack) {
    visits.begin();
    EXPECT_TRUE(visits.look(with_result(7, 1)));
    visits.end();
    EXPECT_FALSE(visits.look(with_result(8, 1)));
    EXPECT_EQ(visits.current(), 0u);
    visits.begin();
    EXPECT_FALSE(visits.look(with_result(8, 1)));
    visits.end();
    EXPECT_EQ(std::get<command::EndVisit>(sent.back()).last_result, 7u);  // 8 was never on the screen
    EXPECT_TRUE(visits.look(with_result(8, 0)));
    EXPECT_EQ(visits.current(), 3u);
}

TEST_F(VisitTest, AStaffBadgeBringsItsBearer) {
    service::KioskView view;
    service::StaffView staff;
    staff.open = true;
    staff.session = 1;
    view.staff = std::make_shared<service::StaffView>(staff);
    visits.look(view);
    EXPECT_EQ(visits.current(), 1u);
    visits.end();
    visits.look(view);
    EXPECT_EQ(visits.current(), 0u) << "the same session, on its way out";
}

TEST_F(VisitTest, AViewWithoutAResultChangesNothing) {
    visits.look(service::KioskView{});
    EXPECT_TRUE(sent.empty());
}

}  // namespace
