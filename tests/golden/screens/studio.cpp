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
                       const std::function<void(ui::Page&)>& use, std::vector<ui::Written>* written) {
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
                  shot.mm_per_pixel,
                  shot.now,
                  std::chrono::minutes{480},
                  shot.age,
                  never,
                  never,
                  [this](ui::Sound sound) { heard.push_back(sound); },
                  seconds_left,
                  shot.seconds_in_all,
                  shot.asking,
                  [] {},
                  typed,
                  languages,
                  written,
                  *types_with};
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

void Studio::frame(ui::Screen& screen, const service::KioskView& view, const Shot& shot, ui::Tree& tree,
                   std::vector<ui::Written>* written) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(shot.width), static_cast<float>(shot.height)};
    io.DeltaTime = seconds_a_frame;
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
    with_page(
        view, shot, tree, [&](ui::Page& page) { screen.draw(page); }, written);
    ImGui::End();
    ImGui::PopStyleVar(2);
    ImGui::Render();
    serve_textures(*ImGui::GetDrawData());
}

namespace {

// All painting goes to the page's own list.
const ImDrawList& page_list() {
    const ImDrawData& data = *ImGui::GetDrawData();
    IM_ASSERT(data.CmdLists.Size == 1);
    return *data.CmdLists[0];
}

std::optional<ui::Box> ink_of(const ui::Written& run) {
    const ImDrawList& list = page_list();
    if (run.first >= run.beyond) return std::nullopt;
    float left = 1e9f, top = 1e9f, right = -1e9f, foot = -1e9f;
    for (int i = run.first; i < run.beyond; ++i) {
        const ImVec2 p = list.VtxBuffer[i].pos;
        left = std::min(left, p.x), right = std::max(right, p.x);
        top = std::min(top, p.y), foot = std::max(foot, p.y);
    }
    return ui::Box{left, top, right - left, foot - top};
}

}  // namespace

Taken Studio::take(ui::Screen& screen, const service::KioskView& view, const Shot& shot, bool with_picture) {
    Taken taken;
    // Twice: a dialog has come in by then, and glyphs may have moved in the atlas while the first frame asked
    // for more.
    if (with_picture || shot.asking) frame(screen, view, shot, taken.tree);
    frame(screen, view, shot, taken.tree, &taken.written);
    if (with_picture) taken.picture = render(*ImGui::GetDrawData());
    for (const ui::Written& run : taken.written)
        taken.ink.push_back(ink_of(run));
    return taken;
}

base::Rgba Studio::ground_of(const Taken& taken) const {
    const ImDrawData& data = *ImGui::GetDrawData();
    Tiles tiles(static_cast<int>(data.DisplaySize.x), static_cast<int>(data.DisplaySize.y));
    std::vector<bool> glyph(static_cast<std::size_t>(page_list().VtxBuffer.Size));
    for (std::size_t i = 0; i < taken.written.size(); ++i) {
        const ui::Written& run = taken.written[i];
        for (int vertex = run.first; vertex < run.beyond; ++vertex)
            glyph[static_cast<std::size_t>(vertex)] = true;
        if (const auto& ink = taken.ink[i])
            tiles.want(static_cast<int>(ink->x), static_cast<int>(ink->y), static_cast<int>(ink->right()) + 1,
                       static_cast<int>(ink->bottom()) + 1);
    }
    return render(data, {ground_step, &tiles, [&](unsigned vertex) { return glyph[vertex]; }});
}

void Studio::tap(ui::Screen& screen, const service::KioskView& view, const Shot& shot, std::string_view id) {
    ui::Tree tree;
    frame(screen, view, shot, tree);
    for (const ui::Node& node : tree.nodes())
        if (node.id == id)
            return strike(screen, view, shot, node.rect.x + node.rect.w / 2, node.rect.y + node.rect.h / 2);
    std::fprintf(stderr, "no node %.*s\n", static_cast<int>(id.size()), id.data());
}

void Studio::strike(ui::Screen& screen, const service::KioskView& view, const Shot& shot, float x, float y) {
    ImGuiIO& io = ImGui::GetIO();
    ui::Tree tree;
    for (const auto& happens : std::initializer_list<std::function<void()>>{
             [&] { io.AddMousePosEvent(x, y); }, [&] { io.AddMouseButtonEvent(0, true); },
             [&] { io.AddMouseButtonEvent(0, false); }, [&] { io.AddMousePosEvent(-1, -1); }}) {
        happens();
        frame(screen, view, shot, tree);
    }
}

}  // namespace golden
