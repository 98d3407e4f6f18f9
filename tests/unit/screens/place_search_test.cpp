#include "ui/screens/place_search.h"

#include <string>

#include <gtest/gtest.h>

namespace {

domain::GridCell cell(const std::string& id, domain::Text label, domain::Text name, bool closed = false) {
    domain::GridCell made;
    made.id = id;
    made.label = std::move(label);
    made.name = std::move(name);
    made.closed = closed;
    return made;
}

std::vector<domain::GridLayout> house() {
    domain::GridLayout main, yard;
    main.id = "main";
    main.cells = {cell("m-305", {"305", "305"}, {"305 会议室", "Meeting room 305"}),
                  cell("m-1305", {"1305", "1305"}, {"1305 办公区", "Offices 1305"}),
                  cell("m-tea", {"茶水间", ""}, {"茶水间", "Pantry"}),
                  cell("m-shut", {"封闭", ""}, {"旧会议室", "Old meeting room"}, true)};
    yard.id = "yard";
    yard.cells = {cell("y-gate", {"东门", ""}, {"东门", "East gate"})};
    return {main, yard};
}

std::string found(std::string_view query) {
    const auto layouts = house();
    std::string ids;
    for (const ui::PlaceFound& found : ui::find_places(layouts, query))
        ids += (ids.empty() ? "" : " ") + found.at.cell->id + (found.room ? "/" + found.room->label.zh : "");
    return ids;
}

}  // namespace

TEST(PlaceSearch, FindsANumberTheOneThatIsCalledSoFirst) {
    EXPECT_EQ(found("305"), "m-305 m-1305");
    EXPECT_EQ(found("1305"), "m-1305");
    EXPECT_EQ(found("13"), "m-1305");
}

TEST(PlaceSearch, FindsANameBySoundAndByItsFirstLetters) {
    EXPECT_EQ(found("huiyishi"), "m-305");
    EXPECT_EQ(found("hys"), "m-305");
    EXPECT_EQ(found("chashui"), "m-tea");
    EXPECT_EQ(found("CSJ"), "m-tea");
    EXPECT_EQ(found("dongmen"), "y-gate");
    EXPECT_EQ(found("会议"), "m-305");
}

TEST(PlaceSearch, FindsAnEnglishName) {
    EXPECT_EQ(found("pantry"), "m-tea");
    EXPECT_EQ(found("East"), "y-gate");
}

TEST(PlaceSearch, FindsNothingForNothingAndNoPlaceThatIsClosed) {
    EXPECT_EQ(found(""), "");
    EXPECT_EQ(found(" - "), "");
    EXPECT_EQ(found("zzz"), "");
    EXPECT_EQ(found("旧"), "");
}

TEST(PlaceSearch, FindsARoomThatLiesInACell) {
    auto layouts = house();
    layouts[0].plans = {{0,
                         {{0, 0, 1, 1, {"1301", ""}, "m-1305"},
                          {0, 1, 1, 1, {"1302", ""}, "m-1305"},
                          {1, 0, 1, 1, {"1305", ""}, "m-1305"},
                          {1, 1, 1, 1, {}, "m-1305"}}}};
    const auto all = ui::find_places(layouts, "1302");
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0].at.cell->id, "m-1305");
    ASSERT_TRUE(all[0].room);
    EXPECT_EQ(all[0].room->label.zh, "1302");
    const auto same = ui::find_places(layouts, "1305");
    ASSERT_EQ(same.size(), 1u) << "the cell that is called so is named once";
    EXPECT_FALSE(same[0].room);
}
