#include "ui/shell/pointer.h"

#include <gtest/gtest.h>
#include <imgui.h>
#include <imgui_internal.h>

namespace {

// ImGui without a renderer: one frame is NewFrame and EndFrame.
class PointerTest : public testing::Test {
  protected:
    PointerTest() : context_(ImGui::CreateContext()) {
        io().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
        io().DisplaySize = {400, 400};
        io().IniFilename = nullptr;
        frame();
    }
    ~PointerTest() override { ImGui::DestroyContext(context_); }
    static ImGuiIO& io() { return ImGui::GetIO(); }
    // Draws one frame with a button at (100, 100), 100 x 100.
    void frame() {
        ImGui::NewFrame();
        ImGui::SetNextWindowPos({0, 0});
        ImGui::SetNextWindowSize({400, 400});
        ImGui::Begin("screen", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoSavedSettings);
        ImGui::SetCursorScreenPos({100, 100});
        if (ImGui::InvisibleButton("b", {100, 100})) ++presses_;
        hovered_ = ImGui::IsItemHovered();
        active_ = ImGui::IsItemActive();
        ImGui::End();
        ImGui::EndFrame();
    }
    void frames() {
        for (int i = 0; i < 3 || !context_->InputEventsQueue.empty(); ++i)
            frame();
    }

    ImGuiContext* context_;
    ui::Pointer pointer_{ImGui::GetIO()};
    int presses_ = 0;
    bool hovered_ = false, active_ = false;
};

TEST_F(PointerTest, AFastTapPressesOnceAndLeavesNothingHovered) {
    pointer_.finger_down(150, 150);
    pointer_.finger_up(150, 150);
    frames();
    EXPECT_EQ(presses_, 1);
    EXPECT_FALSE(hovered_);
    EXPECT_EQ(io().MouseSource, ImGuiMouseSource_TouchScreen);
}

TEST_F(PointerTest, TheFirstFrameAfterAFingerShowsThePress) {
    pointer_.finger_down(150, 150);
    frame();
    EXPECT_TRUE(active_);
    EXPECT_TRUE(hovered_);
}

TEST_F(PointerTest, SlidingOffPressesNothing) {
    pointer_.finger_down(150, 150);
    frames();
    pointer_.finger_moved(300, 300);
    pointer_.finger_up(300, 300);
    frames();
    EXPECT_EQ(presses_, 0);
}

TEST_F(PointerTest, APressTakenBackPressesNothing) {
    pointer_.finger_down(150, 150);
    frames();
    pointer_.finger_cancelled();
    pointer_.finger_up(150, 150);  // the hand is lifted later
    frames();
    EXPECT_EQ(presses_, 0);
    EXPECT_FALSE(hovered_);
    EXPECT_FALSE(active_);
    EXPECT_FALSE(pointer_.down());
}

TEST_F(PointerTest, APressTakenBackBeforeItsFramePressesNothing) {
    pointer_.finger_down(150, 150);
    pointer_.finger_cancelled();
    frames();
    EXPECT_EQ(presses_, 0);
    pointer_.finger_down(150, 150);
    pointer_.finger_up(150, 150);
    frames();
    EXPECT_EQ(presses_, 1) << "and the next finger is as good as any";
}

TEST_F(PointerTest, TheMousePressesToo) {
    pointer_.mouse_moved(150, 150);
    pointer_.mouse_button(true);
    pointer_.mouse_button(false);
    frames();
    EXPECT_EQ(presses_, 1);
}

TEST_F(PointerTest, NobodyTapsUnderAFinger) {
    pointer_.finger_down(20, 20);
    EXPECT_FALSE(pointer_.tap(150, 150));
    pointer_.finger_up(20, 20);
    EXPECT_TRUE(pointer_.tap(150, 150));
    frames();
    EXPECT_EQ(presses_, 1);
}

}  // namespace
