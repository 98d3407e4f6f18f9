// What a report offers to one touch: places of late.
#include "tests/golden/screens/repair_flows.h"

namespace {

using golden::RepairFlows;
using golden::room;

class RepairChoices : public RepairFlows {
  protected:
    void lately(std::vector<std::string> cells) {
        service::HouseView house = *view.house;
        house.recent = std::move(cells);
        for (auto& cell : house.layouts[0].cells)
            if (cell.id == "main-2-2") cell.closed = true;
        view.house = std::make_shared<const service::HouseView>(house);
    }
};

TEST_F(RepairChoices, APlaceOfLateIsChosenAsByItsCell) {
    lately({"main-2-2", "main-6-4", room});
    auto draft = std::make_shared<ui::RepairDraft>();
    auto where = ui::make_repair_where(draft);
    EXPECT_EQ(node(*where, "repair.where.recent.main-2-2"), nullptr) << "it is closed";
    tap(*where, "repair.where.recent.main-6-4");
    EXPECT_EQ(draft->cell, "main-6-4");
    EXPECT_TRUE(node(*where, "repair.where.recent.main-6-4")->on);
    EXPECT_TRUE(node(*where, "repair.where.cell.main-6-4")->on);
    EXPECT_TRUE(node(*where, "repair.where.next")->enabled);
}

TEST_F(RepairChoices, PlacesOfLateAreThoseOfTheBuildingThatIsShown) {
    lately({"main-6-4", "yard-1-1"});
    auto where = ui::make_repair_screen();
    EXPECT_EQ(node(*where, "repair.where.recent.yard-1-1"), nullptr);
    tap(*where, "repair.where.layout.yard");
    EXPECT_EQ(node(*where, "repair.where.recent.main-6-4"), nullptr);
    EXPECT_NE(node(*where, "repair.where.recent.yard-1-1"), nullptr);
}

TEST_F(RepairChoices, InLowReachAPlaceOfLateOpensItsStorey) {
    shot.modes.low_reach = true;
    lately({"main-6-4"});
    auto where = ui::make_repair_screen();
    tap(*where, "repair.where.recent.main-6-4");
    EXPECT_TRUE(node(*where, "repair.where.cell.main-6-4")->on);
}

TEST_F(RepairChoices, WhereNothingWasReportedThereAreNone) {
    auto where = ui::make_repair_screen();
    EXPECT_EQ(node(*where, "repair.where.recent"), nullptr);
}

}  // namespace
