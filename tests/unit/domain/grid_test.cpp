#include "kiosk/domain/grid.h"

#include <gtest/gtest.h>

#include "tests/fakes/one_of_each.h"

namespace {

domain::Text named(const char* cell, const char* room) {
    auto layout = fakes::layout();
    layout.cells[0].name = {cell, ""};
    return domain::place_name({&layout, &layout.cells[0]}, room);
}

}  // namespace

TEST(PlaceName, HasItsRoomUnlessItIsCalledSo) {
    EXPECT_EQ(named("305 会议室", "305").zh, "主楼 3 楼 东翼 305 会议室");
    EXPECT_EQ(named("305 会议室", "304").zh, "主楼 3 楼 东翼 305 会议室 304");
    EXPECT_EQ(named("601-604 办公室", "601").zh, "主楼 3 楼 东翼 601-604 办公室 601");
    EXPECT_EQ(named("305 会议室", "3").zh, "主楼 3 楼 东翼 305 会议室 3");
    EXPECT_EQ(named("办公区", "").zh, "主楼 3 楼 东翼 办公区");
}

TEST(PlaceName, SaysTheRoomInTheReadersLanguage) {
    EXPECT_EQ(named("办公区", "305").en, "Room 305, 办公区, L3 East wing, Main building");
    EXPECT_EQ(named("办公区", "999").en, "999, 办公区, L3 East wing, Main building") << "gone by now";
}

TEST(RoomsOf, AreNamedOnce) {
    auto layout = fakes::layout();
    layout.plans[0].rooms.push_back({9, 9, 1, 1, {"305", ""}, "main-3-2"});
    EXPECT_EQ(domain::rooms_of({&layout, &layout.cells[0]}).size(), 2u);
    EXPECT_TRUE(domain::rooms_of({&layout, &layout.cells[1]}).empty());
    EXPECT_TRUE(domain::rooms_of({}).empty());
}
