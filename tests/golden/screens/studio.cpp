#include "tests/golden/screens/studio.h"

#include <cstdio>

#include <imgui.h>
#include <imgui_internal.h>

#include "assets/assets.h"

namespace golden {

class Studio::Stack final : public ui::Navigator {
  public:
    explicit Stack(Studio& studio) : studio_(studio) {}
    void open(std::unique_ptr<ui::Screen> screen) override { studio_.opened.push_back(std::move(screen)); }
    void replace(std::unique_ptr<ui::Screen> screen) override { studio_.opened.push_back(std::move(screen)); }
    void back() override { ++studio_.went_back; }
    void home() override { ++studio_.went_home; }
    bool can_go_back() const override { return possible; }
    bool possible = true;

  private:
    Studio& studio_;
};

void complain(const base::Error& error) {
    std::fprintf(stderr, "%s\n", base::describe(error).c_str());
}

Studio::Studio()
    : languages(base::installed_languages(assets::path("locale"))),
      art_(assets::path("art")),
      words_(assets::path("locale"), complain),
      pseudo_(words_.of("en").stretched()),
      stack_(std::make_unique<Stack>(*this)) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
    fonts_ = store_.load(*io.Fonts);
}

Studio::~Studio() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        delete reinterpret_cast<Texture*>(texture->GetTexID());
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
    }
    ImGui::DestroyContext();
}

void Studio::with_page(const service::KioskView& view, const Shot& shot, ui::Tree& tree,
                       const std::function<void(ui::Page&)>& use) {
    stack_->possible = shot.can_go_back;
    const auto never = [](std::chrono::milliseconds) {};
    std::optional<int> seconds_left;
    if (shot.seconds_in_all > 0) seconds_left = shot.seconds_left;
    ui::Page page{view,
                  shot.modes,
                  shot.modes.language == pseudo_language ? pseudo_ : words_.of(shot.modes.language),
                  fonts_,
                  art_,
                  tree,
                  *stack_,
                  [this](service::Command command) { sent.push_back(std::move(command)); },
                  [this](const ui::Modes& modes) { modes_asked = modes; },
                  1,
                  static_cast<float>(shot.width),
                  static_cast<float>(shot.height),
                  0,
                  shot.now,
                  std::chrono::minutes{480},
                  std::chrono::milliseconds{700},
                  never,
                  never,
                  seconds_left,
                  shot.seconds_in_all,
                  shot.asking,
                  [] {},
                  {},
                  languages};
    use(page);
}

void Studio::enter(ui::Screen& screen, const service::KioskView& view, const Shot& shot) {
    ui::Tree tree;
    with_page(view, shot, tree, [&](ui::Page& page) { screen.entered(page); });
}

void Studio::leave(ui::Screen& screen, const service::KioskView& view, const Shot& shot) {
    ui::Tree tree;
    with_page(view, shot, tree, [&](ui::Page& page) { screen.left(page); });
}

void Studio::frame(ui::Screen& screen, const service::KioskView& view, const Shot& shot, ui::Tree& tree) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(shot.width), static_cast<float>(shot.height)};
    io.DeltaTime = 0.5f;  // no two strikes are a bounce
    art_.camera_runs = view.devices && view.devices->camera == service::CameraState::running;
    ImGui::NewFrame();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(io.DisplaySize);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::Begin("##page", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoBackground |
                     ImGuiWindowFlags_NoScrollWithMouse);
    tree.begin(screen.name());
    with_page(view, shot, tree, [&](ui::Page& page) { screen.draw(page); });
    ImGui::End();
    ImGui::PopStyleVar(2);
    ImGui::Render();
    serve_textures(*ImGui::GetDrawData());
}

// An ellipsis in the drawn glyphs: no sentence of the house has one.
int Studio::count_cuts() const {
    int cuts = 0;
    const ImDrawData& data = *ImGui::GetDrawData();
    for (ImFont* font : {fonts_.regular, fonts_.bold}) {
        for (int i = 0; i < ImGui::GetIO().Fonts->Builder->BakedPool.Size; ++i) {
            ImFontBaked& baked = ImGui::GetIO().Fonts->Builder->BakedPool[i];
            if (baked.ContainerFont != font) continue;
            const ImFontGlyph* glyph =
                baked.IsGlyphLoaded(0x2026) ? baked.FindGlyphNoFallback(0x2026) : nullptr;
            if (glyph == nullptr || !glyph->Visible) continue;
            for (const ImDrawList* list : data.CmdLists) {
                for (const ImDrawVert& vertex : list->VtxBuffer) {
                    if (vertex.uv.x == glyph->U0 && vertex.uv.y == glyph->V0) ++cuts;
                }
            }
        }
    }
    return cuts;
}

Taken Studio::take(ui::Screen& screen, const service::KioskView& view, const Shot& shot, bool with_picture) {
    Taken taken;
    // Twice: the first frame only asks for glyphs.
    for (int i = 0; i < 2; ++i)
        frame(screen, view, shot, taken.tree);
    taken.cut = count_cuts();
    if (with_picture) taken.picture = render(*ImGui::GetDrawData());
    return taken;
}

void Studio::tap(ui::Screen& screen, const service::KioskView& view, const Shot& shot, std::string_view id) {
    ui::Tree tree;
    frame(screen, view, shot, tree);
    ImGuiIO& io = ImGui::GetIO();
    for (const ui::Node& node : tree.nodes()) {
        if (node.id != id) continue;
        io.AddMousePosEvent(node.rect.x + node.rect.w / 2, node.rect.y + node.rect.h / 2);
        frame(screen, view, shot, tree);
        io.AddMouseButtonEvent(0, true);
        frame(screen, view, shot, tree);
        io.AddMouseButtonEvent(0, false);
        frame(screen, view, shot, tree);
        io.AddMousePosEvent(-1, -1);
        frame(screen, view, shot, tree);
        return;
    }
    std::fprintf(stderr, "no node %.*s\n", static_cast<int>(id.size()), id.data());
}

}  // namespace golden
