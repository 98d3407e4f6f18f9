// Plain colour without a texture must be the same picture, pixel by pixel, on the real renderer.
#include "ui/shell/plain_fill.h"

#include <GL/gl.h>
#include <gtest/gtest.h>
#include <imgui_impl_opengl3.h>

#include "ui/shell/graphics.h"

namespace {

constexpr int side = 400;

void shapes(ImDrawList& list, const ui::Fonts& fonts) {
    list.AddRectFilled({0, 0}, {side, 200}, IM_COL32(11, 85, 104, 255));
    list.AddRectFilled({20.4f, 20.6f}, {380.3f, 180.7f}, IM_COL32(251, 249, 245, 255), 28);
    list.AddRectFilled({40, 120}, {360, 390}, IM_COL32(18, 38, 63, 102), 28);
    list.AddRectFilledMultiColor({60, 210}, {340, 330}, IM_COL32(12, 97, 118, 255),
                                 IM_COL32(163, 32, 15, 200), IM_COL32(7, 59, 73, 255),
                                 IM_COL32(240, 221, 168, 90));
    list.AddCircleFilled({200, 260}, 60, IM_COL32(46, 139, 87, 255));
    list.AddCircle({200, 260}, 80, IM_COL32(255, 255, 255, 255), 0, 6);
    list.AddText(fonts.bold, 64 * fonts.size_per_em, {30, 30}, IM_COL32(18, 38, 63, 255), "随手站 0123");
    list.PushClipRect({100, 340}, {300, 360}, true);
    list.AddRectFilled({0, 300}, {side, side}, IM_COL32(142, 26, 48, 255));
    list.PopClipRect();
}

TEST(PlainFill, IsTheSamePicturePixelByPixel) {
    auto window = ui::Window::open({side, side, false, "plain"}, {});
    ASSERT_TRUE(window) << window.error().text;
    ui::Graphics graphics(**window);
    const base::SystemClock clock;
    graphics.begin_frame(clock.boot());
    shapes(*ImGui::GetWindowDrawList(), graphics.fonts());
    graphics.end_frame();  // divided
    const base::Rgba divided = (*window)->read_pixels();
    ImDrawData& data = *ImGui::GetDrawData();
    int calls = 0;
    for (ImDrawList* list : data.CmdLists) {
        ImVector<ImDrawCmd> kept;
        for (const ImDrawCmd& command : list->CmdBuffer) {
            calls += command.UserCallback != nullptr ? 1 : 0;
            if (command.UserCallback == nullptr) kept.push_back(command);
        }
        list->CmdBuffer.swap(kept);
    }
    ASSERT_GE(calls, 4) << "there was something to divide";
    glClearColor(0xFB / 255.0f, 0xF9 / 255.0f, 0xF5 / 255.0f, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(&data);
    const base::Rgba plain = (*window)->read_pixels();
    ASSERT_EQ(divided.pixels.size(), plain.pixels.size());
    std::size_t others = 0;
    for (std::size_t i = 0; i < plain.pixels.size(); ++i)
        others += divided.pixels[i] != plain.pixels[i] ? 1 : 0;
    EXPECT_EQ(others, 0u);
}

}  // namespace
