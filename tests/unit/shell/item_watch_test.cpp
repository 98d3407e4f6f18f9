#include "ui/shell/item_watch.h"

#include <gtest/gtest.h>
#include <imgui.h>

namespace {

class ItemWatchTest : public testing::Test {
  protected:
    ItemWatchTest() : context_(ImGui::CreateContext()) {
        ImGuiIO& io = ImGui::GetIO();
        io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
        io.DisplaySize = {400, 400};
        io.IniFilename = nullptr;
        watch_.attach(*context_);
    }
    ~ItemWatchTest() override {
        watch_.detach(*context_);
        ImGui::DestroyContext(context_);
    }
    // Two frames of a window with one invisible button at (10, 20), 100 x 50: sizes settle in the first.
    void draw(bool enabled = true) {
        for (int i = 0; i < 2; ++i) {
            watch_.begin();
            ImGui::NewFrame();
            ImGui::SetNextWindowPos({0, 0});
            ImGui::SetNextWindowSize({400, 400});
            ImGui::Begin("screen", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoSavedSettings);
            ImGui::BeginDisabled(!enabled);
            ImGui::SetCursorScreenPos({10, 20});
            ImGui::InvisibleButton("home.checkin", {100, 50});
            ImGui::EndDisabled();
            ImGui::End();
            ImGui::EndFrame();
        }
    }

    ui::ItemWatch watch_;
    ImGuiContext* context_;
};

TEST_F(ItemWatchTest, SeesAControlWithItsBox) {
    draw();
    ASSERT_EQ(watch_.items().size(), 1u);
    const ui::ItemWatch::Item& item = watch_.items().front();
    EXPECT_EQ(item.label, "home.checkin");
    EXPECT_EQ(item.rect.x, 10);
    EXPECT_EQ(item.rect.h, 50);
    EXPECT_TRUE(item.enabled);
}

TEST_F(ItemWatchTest, AControlThatTheTreeDoesNotNameIsUnreported) {
    draw();
    ui::Tree tree;
    tree.begin("home");
    EXPECT_EQ(ui::unreported(watch_.items(), tree).size(), 1u);
    tree.add({"home.checkin", ui::NodeRole::image, "", {10, 20, 100, 50}});  // a picture is no control
    EXPECT_EQ(ui::unreported(watch_.items(), tree).size(), 1u);
    tree.add({"home.checkin", ui::NodeRole::button, "", {10, 20, 100, 50}});
    EXPECT_TRUE(ui::unreported(watch_.items(), tree).empty());
}

TEST_F(ItemWatchTest, ADisabledItemNeedsNoReport) {
    draw(false);
    EXPECT_TRUE(ui::unreported(watch_.items(), ui::Tree{}).empty());
}

}  // namespace
