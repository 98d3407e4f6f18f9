#include "ui/shell/graphics.h"

#include <algorithm>

#include <GL/gl.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <imgui_internal.h>

#include "ui/theme/glyph_room.h"

namespace ui {

Graphics::Graphics(Window& window) : window_(window), context_(ImGui::CreateContext()) {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;  // nothing of a visit is kept
    io.LogFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
    // Tab and the arrows move the focus, in the order in which a page draws. The ring is ours (ui/widgets).
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    context_->ConfigNavWindowingKeyNext = context_->ConfigNavWindowingKeyPrev = 0;
    ImGui::GetStyle().Colors[ImGuiCol_NavCursor].w = 0;
    io.ConfigInputTrickleEventQueue = true;
    io.MouseDragThreshold = 12;
    io.BackendPlatformName = "suishou";
    io.DisplaySize = {static_cast<float>(window.width()), static_cast<float>(window.height())};
    ImGui_ImplOpenGL3_Init("#version 150");
    plain_ = std::make_unique<PlainFill>();
    fonts_ = font_store_.load(*io.Fonts);
    items_.attach(*context_);
}

Graphics::~Graphics() {
    items_.detach(*context_);
    plain_.reset();
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext(context_);
}

ImGuiIO& Graphics::io() {
    return ImGui::GetIO();
}

void Graphics::begin_frame(base::BootTime now) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(window_.width()), static_cast<float>(window_.height())};
    const float since = last_ ? static_cast<float>((now - *last_).count()) / 1000 : 1.0f / 60;
    io.DeltaTime = std::max(since, 0.0001f);
    last_ = now;
    items_.begin();
    bound_glyphs(*io.Fonts, glyph_room(window_.width(), window_.height()));
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(io.DisplaySize);
    ImGui::Begin("##screen", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollWithMouse |
                     ImGuiWindowFlags_NoBringToFrontOnFocus);
    ImGui::PopStyleVar(3);
}

void Graphics::end_frame() {
    ImGui::End();
    ImGui::Render();
    plain_->divide(*ImGui::GetDrawData(), ImGui::GetIO().Fonts->TexUvWhitePixel);
    glViewport(0, 0, window_.width(), window_.height());
    glClearColor(0xFB / 255.0f, 0xF9 / 255.0f, 0xF5 / 255.0f, 1);  // paper
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

bool Graphics::inputs_waiting() const {
    return !context_->InputEventsQueue.empty();
}

}  // namespace ui
