// A terminal that does nothing: it lets a test see the shell alone.
// usage: shell_fixture SOCKET [fullscreen]   lines on standard input: "camera" puts a frame, "scan" a result,
// "stop" ends it.
#include <cstdio>
#include <iostream>
#include <mutex>
#include <string>
#include <thread>

#include <imgui.h>

#include "ui/shell/run.h"

namespace {

using namespace std::chrono_literals;

// A button as plain as can be, told to the tree or kept from it.
bool button(ui::Page& page, const char* id, float x, float y, bool reported = true, bool enabled = true) {
    const ui::Rect rect{x, y, 200, 100};
    ImGui::SetCursorScreenPos({x, y});
    ImGui::BeginDisabled(!enabled);
    const bool pressed = ImGui::InvisibleButton(id, {rect.w, rect.h}, ImGuiButtonFlags_EnableNav);
    const bool focused = ImGui::IsItemFocused() && ImGui::GetIO().NavVisible;
    ImGui::EndDisabled();
    const ImU32 color = ImGui::IsItemActive() ? IM_COL32(8, 63, 78, 255) : IM_COL32(11, 85, 104, 255);
    ImGui::GetWindowDrawList()->AddRectFilled({x, y}, {x + rect.w, y + rect.h}, color, 20);
    if (reported) page.tree.add({id, ui::NodeRole::button, id, rect, enabled, false, focused});
    return pressed;
}

class Leaf final : public ui::Screen {
  public:
    Leaf(std::string name, std::chrono::seconds stays, bool returns)
        : name_(std::move(name)), stays_(stays), returns_(returns) {}
    std::string_view name() const override { return name_; }
    std::chrono::seconds stays() const override { return stays_; }
    bool returns_by_itself() const override { return returns_; }
    void draw(ui::Page& page) override {
        for (const char32_t c : page.typed)
            typed_ += static_cast<char>(c);
        page.tree.add({"leaf.typed", ui::NodeRole::text, typed_, {}});
        page.tree.add({"leaf.visit", ui::NodeRole::text, std::to_string(page.visit), {}});
        if (page.seconds_left) page.tree.add({"leaf.ring", ui::NodeRole::progress, "", {}});
        if (page.asking) page.tree.add({"leaf.asking", ui::NodeRole::dialog, "", {}});
        if (button(page, "leaf.back", 20, 20)) page.go.back();
        if (button(page, "leaf.stay", 300, 20)) page.keep_visit();
        if (button(page, "leaf.home", 300, 140)) page.go.home();
        if (name_ == "careless") button(page, "leaf.hidden", 20, 220, false);
        if (name_ == "camera" && page.art.camera()) {
            page.tree.add({"leaf.camera", ui::NodeRole::image, "", {}});
        }
    }

  private:
    std::string name_, typed_;
    std::chrono::seconds stays_;
    bool returns_;
};

class Home final : public ui::Screen {
  public:
    std::string_view name() const override { return "home"; }
    std::chrono::seconds stays() const override { return 0s; }
    void draw(ui::Page& page) override {
        ImDrawList& list = *ImGui::GetWindowDrawList();
        const auto shadow = page.art.shadow(28, 20);
        list.AddImage(shadow.texture, {300, 20}, {300 + shadow.size, 20 + shadow.size});
        if (const auto art = page.art.svg("spot-checkin", 200, 200)) {
            list.AddImage(art->texture, {300, 300}, {500, 500});
            page.tree.add({"home.art", ui::NodeRole::image, "", {300, 300, 200, 200}});
        }
        list.AddText(page.fonts.bold, 60 * page.fonts.size_per_em, {250, 600}, IM_COL32(18, 38, 63, 255),
                     "随手站 𬬿");
        page.tree.add({ImGui::IsMouseDown(ImGuiMouseButton_Left) ? "home.pressed" : "home.free",
                       ui::NodeRole::text,
                       "",
                       {}});
        page.tree.add({"home.large_text", ui::NodeRole::text, page.modes.large_text ? "on" : "off", {}});
        if (button(page, "home.page", 20, 20)) page.go.open(std::make_unique<Leaf>("page", 60s, false));
        if (button(page, "home.short", 20, 140)) page.go.open(std::make_unique<Leaf>("short", 1s, false));
        if (button(page, "home.result", 20, 260)) page.go.open(std::make_unique<Leaf>("result", 1s, true));
        if (button(page, "home.careless", 20, 380))
            page.go.open(std::make_unique<Leaf>("careless", 60s, false));
        if (button(page, "home.camera", 20, 500)) page.go.open(std::make_unique<Leaf>("camera", 60s, false));
        if (button(page, "home.move", 20, 620)) page.animate_for(200ms);
        if (button(page, "home.asks", 300, 140)) page.go.open(std::make_unique<Leaf>("asks", 21s, false));
        button(page, "home.closed", 300, 680, true, false);
    }
};

// Does every command at once and publishes after each.
struct Service {
    std::mutex mutex;
    service::KioskView now;
    base::Latest<service::KioskView> views;
    void publish() {
        ++now.version;
        views.put(std::make_shared<service::KioskView>(now));
        ui::wake_ui();
    }
    void send(const service::Command& command) {
        std::lock_guard lock(mutex);
        ++now.commands;
        if (const auto* begin = std::get_if<service::command::BeginVisit>(&command)) {
            std::printf("begin %d\n", static_cast<int>(begin->visit));
        }
        if (const auto* end = std::get_if<service::command::EndVisit>(&command)) {
            std::printf("end %d\n", static_cast<int>(end->visit));
        }
        std::fflush(stdout);
        publish();
    }
    void scan() {
        std::lock_guard lock(mutex);
        auto check_in = std::make_shared<service::CheckInView>();
        check_in->result.emplace();
        check_in->result->number = now.version + 1;
        now.check_in = check_in;
        publish();
    }
};

void put_frame(base::Latest<base::Frame>& frames, const base::Clock& clock) {
    base::Frame frame;
    frame.width = frame.height = 8;
    frame.luma.assign(64, 128);
    frame.taken = clock.boot();
    frames.put(std::make_shared<base::Frame>(std::move(frame)));
    ui::wake_ui();
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 2) return 2;
    const auto clock = std::make_shared<base::SystemClock>();
    Service service;
    base::Latest<base::Frame> frames;
    service.now.check_in = std::make_shared<service::CheckInView>();
    service.publish();

    ui::Deps deps;
    deps.profile.home = [] { return std::make_unique<Home>(); };
    deps.profile.route = [last = std::uint64_t{0}](const service::KioskView& view, ui::Navigator& go,
                                                   const ui::Screen&) mutable {
        if (!view.check_in->result || view.check_in->result->number == last) return;
        last = view.check_in->result->number;
        go.open(std::make_unique<Leaf>("scanned", 60s, true));
    };
    deps.options.fullscreen = count > 2;
    if (!deps.options.fullscreen) {
        deps.options.width = 600;
        deps.options.height = 800;
    }
    deps.options.automation_socket = arguments[1];
    deps.options.art_folder = SUISHOU_SOURCE_DIR "/assets/art";
    deps.clock = clock;
    deps.views = &service.views;
    deps.frames = &frames;
    deps.send = [&](service::Command command) { service.send(command); };
    deps.key_typed = [](char32_t c, base::BootTime) {
        std::printf("key %u\n", static_cast<unsigned>(c));
        std::fflush(stdout);
    };
    deps.view_as_json = [](const service::KioskView& view) {
        return "{\"version\":" + std::to_string(view.version) + "}";
    };
    deps.warn = [](const base::Error& error) { std::fprintf(stderr, "%s\n", base::describe(error).c_str()); };

    std::jthread orders([&] {
        for (std::string line; std::getline(std::cin, line);) {
            if (line == "camera") put_frame(frames, *clock);
            if (line == "scan") service.scan();
            if (line == "stop") return ui::stop_ui();
        }
    });
    const base::Status status = ui::run(deps);
    if (!status) std::fprintf(stderr, "%s\n", base::describe(status.error()).c_str());
    std::printf("ended\n");
    std::fflush(stdout);
    orders.detach();
    std::quick_exit(status ? 0 : 1);
}
