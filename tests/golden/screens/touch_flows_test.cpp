// What counts as a touch of which key.
#include <gtest/gtest.h>

#include "tests/golden/screens/repair_flows.h"
#include "ui/screens/home.h"

namespace {

using golden::Flows;

TEST_F(Flows, AFingerThatBouncesStrikesOnce) {
    auto home = ui::make_home_screen();
    studio.seconds_a_frame = .05f;  // a strike is four frames
    tap(*home, "home.checkin");
    tap(*home, "home.checkin");
    EXPECT_EQ(studio.opened.size(), 1U) << "200 ms apart";
    studio.seconds_a_frame = .08f;
    tap(*home, "home.checkin");
    EXPECT_EQ(studio.opened.size(), 2U) << "320 ms apart";
    studio.seconds_a_frame = .05f;
    tap(*home, "home.repair");
    EXPECT_EQ(studio.opened.size(), 3U) << "another key is no bounce";
}

class DoubleTouch : public golden::RepairFlows {
  protected:
    void SetUp() override {
        studio.seconds_a_frame = .1f;  // a strike is four frames
        review_ = ui::make_repair_review(leak());
        place_ = node(*review_, "repair.review.submit")->rect;
        strike(*review_);
        service::ReportResult report;
        report.number = report.receipt = 1;
        report.request.number = {2026, 12, 22, "A", 37};
        answer(report);
    }
    void wait(int frames) {
        for (int i = 0; i < frames; ++i)
            studio.take(*reported_, view, shot, false);
    }

    void strike(ui::Screen& screen) {
        studio.strike(screen, view, shot, place_.x + place_.w / 2, place_.y + place_.h / 2);
    }

    ui::Rect place_;
    std::unique_ptr<ui::Screen> review_, reported_ = ui::make_reported_screen();
};

// What leads home lies where the report was submitted.
TEST_F(DoubleTouch, DoesNotTouchThePageThatCameBetween) {
    strike(*reported_);
    strike(*reported_);
    EXPECT_EQ(studio.went_home, 0) << "400 ms apart: the number has not been seen";
    wait(10);
    strike(*reported_);
    EXPECT_EQ(studio.went_home, 1);
}

TEST_F(DoubleTouch, WhoGoesOnTouchingIsLetThroughInTheEnd) {
    for (int i = 0; i < 6; ++i)
        strike(*reported_);
    EXPECT_EQ(studio.went_home, 0);
    strike(*reported_);
    EXPECT_EQ(studio.went_home, 1) << "after 2.8 s";
}

TEST_F(DoubleTouch, AnotherPlaceIsMeant) {
    tap(*reported_, "bar.home");
    EXPECT_EQ(studio.went_home, 1);
}

TEST_F(Flows, AFingerBesideAKeyMeansTheNearest) {
    auto home = ui::make_home_screen();
    const ui::Rect left = node(*home, "home.checkin")->rect, right = node(*home, "home.repair")->rect;
    const float gap = right.x - (left.x + left.w), middle = left.y + left.h / 2;
    ASSERT_GT(gap, 12);
    studio.strike(*home, view, shot, left.x + left.w + gap / 2 - 3, middle);
    ASSERT_EQ(studio.opened.size(), 1U);
    EXPECT_EQ(studio.opened.back()->name(), "checkin.scan");
    studio.strike(*home, view, shot, right.x - gap / 2 + 3, middle);
    ASSERT_EQ(studio.opened.size(), 2U);
    EXPECT_EQ(studio.opened.back()->name(), "repair.where");
    studio.strike(*home, view, shot, left.x - 20, middle);
    EXPECT_EQ(studio.opened.size(), 2U) << "the edge of the page is no key";
}

TEST_F(Flows, AFingerThatSlidesOffDoesNothing) {
    auto home = ui::make_home_screen();
    const ui::Node* tile = node(*home, "home.checkin");
    ASSERT_NE(tile, nullptr);
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(tile->rect.x + 50, tile->rect.y + 50);
    studio.take(*home, view, shot, false);
    io.AddMouseButtonEvent(0, true);
    studio.take(*home, view, shot, false);
    io.AddMousePosEvent(5, 5);
    studio.take(*home, view, shot, false);
    io.AddMouseButtonEvent(0, false);
    studio.take(*home, view, shot, false);
    EXPECT_TRUE(studio.opened.empty());
}

}  // namespace
