// What a report offers to one touch: places of late, and phrases that need not all stand at once.
#include <set>

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
    // All that can be touched under these names, whichever page they stand on.
    std::set<std::string> shown(ui::Screen& screen, std::string_view prefix) {
        std::set<std::string> ids;
        taken = studio.take(screen, view, shot, false);
        for (const ui::Node& each : taken.tree.nodes())
            if (each.role == ui::NodeRole::button && std::string_view(each.id).starts_with(prefix))
                ids.insert(std::string(each.id));
        return ids;
    }
    // Presses the key beside the phrases until it leads back to the first.
    std::set<std::string> all_phrases(ui::Screen& what) {
        const auto first = shown(what, "repair.what.phrase.");
        std::set<std::string> all = first;
        for (int turns = 0; turns < 20 && node(what, "repair.what.phrases"); ++turns) {
            tap(what, "repair.what.phrases");
            const auto now = shown(what, "repair.what.phrase.");
            if (now == first) break;
            all.insert(now.begin(), now.end());
        }
        return all;
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

TEST_F(RepairChoices, EveryPhraseCanBeReachedInEveryMode) {
    auto usual = ui::make_repair_at(room);
    const auto all = all_phrases(*usual);
    EXPECT_GE(all.size(), 12u);
    for (const char* language : {"zh_CN", "en"})
        for (const bool large : {false, true})
            for (const bool low : {false, true}) {
                shot.modes.language = language;
                shot.modes.large_text = large;
                shot.modes.low_reach = low;
                auto what = ui::make_repair_at(room);
                EXPECT_EQ(all_phrases(*what), all) << language << large << low;
            }
}

TEST_F(RepairChoices, APhraseFromALaterPageSaysItself) {
    shot.modes.large_text = shot.modes.low_reach = true;
    auto draft = std::make_shared<ui::RepairDraft>();
    draft->go_to(room);
    auto what = ui::make_repair_what(draft);
    tap(*what, "repair.what.phrases");
    EXPECT_EQ(node(*what, "repair.what.kind.water"), nullptr) << "they have its room";
    const std::string phrase = *shown(*what, "repair.what.phrase.").rbegin();
    const std::string words = node(*what, phrase)->label;
    tap(*what, phrase);
    EXPECT_EQ(draft->words.text, words);
    EXPECT_FALSE(draft->category.empty());
}

TEST_F(RepairChoices, OtherWordsNameAnotherKindUntilAHandHasChosen) {
    auto draft = std::make_shared<ui::RepairDraft>();
    draft->go_to(room);
    auto what = ui::make_repair_what(draft);
    const auto write = [&](const char* words) {
        draft->words.text = words;
        studio.enter(*what, view, shot);
        return draft->category;
    };
    EXPECT_EQ(write("漏水"), "water.leak");
    EXPECT_EQ(write("灯不亮"), "power.light");
    EXPECT_EQ(write("说不清"), "") << "nobody has touched a picture";
    EXPECT_EQ(write("dt"), "") << "a lift, or a bit of a long word";
    EXPECT_EQ(write("漏水"), "water.leak");
    tap(*what, "repair.what.kind.water.toilet");
    EXPECT_EQ(draft->category, "water.toilet");
    EXPECT_EQ(write("灯不亮"), "water.toilet");
}

// What somebody called dangerous is dangerous however they go on.
TEST_F(RepairChoices, MoreWordsEndNoDanger) {
    auto draft = std::make_shared<ui::RepairDraft>();
    draft->go_to(room);
    make_dangerous("water.leak");
    auto what = ui::make_repair_what(draft);
    draft->words.text = "空调漏水";  // as the house's phrase has it
    studio.enter(*what, view, shot);
    ASSERT_EQ(draft->category, "water.leak");
    draft->words.text = "空调漏水，三楼";
    studio.enter(*what, view, shot);
    EXPECT_EQ(draft->category, "water.leak");
    shot.modes.language = "en";
    studio.enter(*what, view, shot);
    EXPECT_EQ(draft->category, "water.leak");
}

}  // namespace
