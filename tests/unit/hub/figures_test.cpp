// Repairs in figures: counted by both databases, and as a page.
#include <gtest/gtest.h>

#include "hub/web/plot_svg.h"
#include "tests/fakes/console_visitor.h"
#include "tests/fakes/one_of_each.h"

namespace {

using namespace std::chrono_literals;
using domain::RequestState;
using hub::Month;
using hub::StaffRole;

class Figures : public testing::Test {
  protected:
    Figures() {
        hub::Edit edit;
        edit.changes = {fakes::layout(), fakes::category()};
        EXPECT_TRUE(hub.store().apply(edit, hub.clock.wall()));
    }
    std::string report(std::uint32_t count, base::WallTime when, const std::string& cell = "main-3-2") {
        auto fact = fakes::check_in_fact(count);
        fact.header.id = base::make_uuid_v7(when);
        fact.header.wall = when;
        auto body = fakes::service_request_fact();
        body.number = {2026, 12, 22, "A", count};
        body.cell = cell;
        body.category = "water.leak";
        fact.body = body;
        const auto batch = protocol::decode_facts(protocol::encode_facts({fact})).value();
        EXPECT_TRUE(hub.store().receive(kiosk, batch, {}, hub.clock.wall()));
        return domain::to_string(body.number);
    }
    void reject(const std::string& number) {
        ASSERT_TRUE(hub.store().move_service_request({number, RequestState::submitted, RequestState::rejected,
                                                      domain::RequestMover::dispatcher, "no", "", ""},
                                                     {"lifang", ""}, hub.clock.wall()));
    }

    fakes::HubInProcess hub;
    hub::Kiosk kiosk = hub.add_kiosk("k1", "token of kiosk one");
};

TEST_F(Figures, AreCountedByPlaceKindAndMonth) {
    const auto now = hub.clock.wall();
    report(1, now);
    reject(report(2, now - 1h));
    report(3, now - 24h * 30, "gone");
    report(4, now - 24h * 500);
    const auto figures = hub.store().request_figures(now - 24h * 365).value();
    EXPECT_EQ(figures.open_by_cell, (std::map<std::string, std::uint64_t>{{"main-3-2", 2}, {"gone", 1}}));
    EXPECT_EQ(figures.by_category.at("water.leak"), (hub::RequestFigures::Count{3, 2}));
    EXPECT_EQ(figures.by_unit.at(""), (hub::RequestFigures::Count{1, 1})) << "of a cell that is gone";
    EXPECT_EQ(figures.by_month,
              (std::map<Month, hub::RequestFigures::Count>{{{2026, 11}, {1, 1}}, {{2026, 12}, {2, 1}}}));
    const auto months = hub::last_months(figures, {2026, 12});
    ASSERT_EQ(months.size(), 12u);
    EXPECT_EQ(months.front().first, (Month{2026, 1}));
    EXPECT_EQ(months.front().second, hub::RequestFigures::Count{});
    EXPECT_EQ(months.back().second, (hub::RequestFigures::Count{2, 1}));
    EXPECT_EQ(hub::last_months(figures, {2027, 2}).front().first, (Month{2026, 3})) << "over a year's end";
}

// Midnight of the house, not of Greenwich.
TEST_F(Figures, AMonthIsTheHousesOwn) {
    report(1, fakes::at(9, 0) - 24h * 21 - 9h);         // 1 December, 00:00
    report(2, fakes::at(9, 0) - 24h * 21 - 9h - 1min);  // 30 November, 23:59
    const auto figures = hub.store().request_figures({}).value();
    EXPECT_EQ(figures.by_month.at({2026, 12}).made, 1u);
    EXPECT_EQ(figures.by_month.at({2026, 11}).made, 1u);
}

TEST(FiguresOf, ContentIsOfThoseWhoRated) {
    using domain::Satisfaction;
    hub::RequestFigures figures;
    EXPECT_FALSE(hub::content_of_hundred(figures));
    figures.by_rating = {{Satisfaction::very_satisfied, 40},
                         {Satisfaction::fairly_satisfied, 18},
                         {Satisfaction::dissatisfied, 1}};
    EXPECT_EQ(hub::content_of_hundred(figures), 98.3);
}

TEST(FiguresOf, ATeamIsTheTradeOfWhoeverHasIt) {
    hub::RequestFigures figures;
    figures.by_assignee = {
        {"", {5, 5}}, {"zhao", {4, 1}}, {"qian", {3, 0}}, {"sun", {2, 2}}, {"gone", {1, 1}}};
    const auto teams = hub::counts_by_team(figures, {{"zhao", {StaffRole::duty, StaffRole::works}},
                                                     {"qian", {StaffRole::works, StaffRole::contractor}},
                                                     {"sun", {StaffRole::cleaning}},
                                                     {"li", {StaffRole::repairs}}});
    EXPECT_EQ(teams, (std::map<std::optional<StaffRole>, hub::RequestFigures::Count>{
                         {std::nullopt, {6, 6}}, {StaffRole::works, {7, 1}}, {StaffRole::cleaning, {2, 2}}}));
}

TEST(ColumnsSvg, DrawsNothingOutsideAndDividesByNothing) {
    const std::string empty = hub::columns_svg({{"26-01", 0, 0}, {"26-02", 0, 0}});
    EXPECT_EQ(empty.find("<rect"), std::string::npos);
    EXPECT_EQ(empty.find("nan"), std::string::npos);
    const std::string two = hub::columns_svg({{"26-01", 4, 1}, {"26-02", 2, 0}});
    EXPECT_NE(two.find("y=\"24.0\" width=\"36\" height=\"160.0\""), std::string::npos)
        << "the tallest fills it";
    EXPECT_NE(two.find("height=\"80.0\""), std::string::npos);
}

TEST(BarSvg, IsAsLongAsItsShareAndDividesByNothing) {
    const std::string half = hub::bar_svg(2, 1, 4);
    EXPECT_NE(half.find("<rect width=\"50.0\""), std::string::npos);
    EXPECT_NE(half.find("<rect width=\"25.0\""), std::string::npos);
    EXPECT_EQ(hub::bar_svg(0, 0, 0).find("<rect"), std::string::npos);
}

TEST_F(Figures, ArePutOnAFacadeThatLeadsToTheList) {
    fakes::ConsoleVisitor auditor{hub, {StaffRole::auditor}}, cook{hub, {StaffRole::canteen}};
    report(1, hub.clock.wall());
    report(2, hub.clock.wall() - 1min);
    const auto page = auditor.get("/console/requests/figures");
    EXPECT_EQ(page.status, 200);
    std::size_t bars = 0;
    for (auto at = page.body.find("<svg class=\"bar\""); at != std::string::npos;
         at = page.body.find("<svg class=\"bar\"", at + 1))
        ++bars;
    EXPECT_EQ(bars, 4u) << "one kind, one unit, one team and one person";
    for (const char* words :
         {"报修统计", "按班组", "没有派给班组", "class=\"mid\"", "2026-12", "<svg class=\"plot\"", "漏水"})
        EXPECT_NE(page.body.find(words), std::string::npos) << words;
    const auto link = page.body.find("/console/requests?unit=");
    ASSERT_NE(link, std::string::npos);
    const std::string address = page.body.substr(link, page.body.find('"', link) - link);
    EXPECT_NE(auditor.get(address).body.find("BX-20261222-A-002"), std::string::npos);
    EXPECT_EQ(auditor.get("/console/requests?unit=none").body.find("BX-20261222-A-002"), std::string::npos);
    EXPECT_EQ(auditor.get("/console/requests?number=%00&unit=%00").status, 200) << "on every database";
    EXPECT_EQ(cook.get("/console/requests/figures").status, 403);
}

}  // namespace
