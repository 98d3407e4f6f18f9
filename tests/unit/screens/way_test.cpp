// The pictures of the way: what a sign says must be what the step says.
#include <array>

#include <gtest/gtest.h>

#include "ui/screens/way_card.h"
#include "ui/widgets/plan.h"

namespace {

using domain::StepKind;

TEST(Way, NoTwoKindsOfStepLookAlike) {
    constexpr std::array kinds{StepKind::lift,      StepKind::stairs,     StepKind::walk,
                               StepKind::turn_left, StepKind::turn_right, StepKind::straight,
                               StepKind::arrive,    StepKind::outdoors};
    for (const StepKind a : kinds) {
        EXPECT_NE(ui::step_icon(a), ui::Icon::none);
        for (const StepKind b : kinds)
            EXPECT_EQ(ui::step_icon(a) == ui::step_icon(b), a == b)
                << static_cast<int>(a) << " and " << static_cast<int>(b);
    }
    EXPECT_EQ(ui::step_icon(StepKind::turn_left), ui::icon::arrow_left_bold);
    EXPECT_EQ(ui::step_icon(StepKind::turn_right), ui::icon::arrow_right_bold);
}

std::vector<std::pair<float, float>> turning(const std::vector<ImVec2>& path) {
    std::vector<std::pair<float, float>> points;
    for (const ImVec2& p : ui::turning_points(path))
        points.emplace_back(p.x, p.y);
    return points;
}
using Points = std::vector<std::pair<float, float>>;

TEST(Way, ALineHasNoPointsThatKinkIt) {
    // Straight up, with a corner that turns nothing and lies there twice.
    EXPECT_EQ(turning({{308, 312}, {308, 198}, {308, 198}, {308, 144}}), (Points{{308, 312}, {308, 144}}));
    EXPECT_EQ(turning({{308, 312}, {308.2f, 198}, {308, 144}}), (Points{{308, 312}, {308, 144}}));
    EXPECT_EQ(turning({{10, 90}, {10, 50}, {60, 50}}), (Points{{10, 90}, {10, 50}, {60, 50}}));
    EXPECT_EQ(turning({{10, 90}, {10, 50}, {10, 70}}), (Points{{10, 90}, {10, 50}, {10, 70}}));  // and back
    EXPECT_EQ(turning({{5, 5}, {5, 5}}), (Points{{5, 5}}));
    EXPECT_EQ(turning({}), Points{});
}

}  // namespace
