// What one frame of every golden scene costs through the real renderer, beside an empty clear and swap and
// beside one full-screen textured quad, measured in turns in the same run. Not a test: it judges nothing.
//   tests/fakes/with_xvfb 1920x1920 build/release/tests/bench/bench_frames [SCENE...]
// Each frame ends in glFinish after the swap; the swap waits for no display. Of a round counts its quickest
// frame, and the processor's time, which a busy machine does not lengthen. SUISHOU_ROUNDS sets the rounds.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <span>
#include <string>

#include <GL/gl.h>
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include "assets/assets.h"
#include "tests/golden/screens/scenes.h"
#include "ui/input/composer.h"
#include "ui/shell/graphics.h"
#include "ui/shell/textures.h"
#include "ui/shell/window.h"

namespace {

using Steady = std::chrono::steady_clock;

constexpr int frames_in_a_round = 10;
constexpr double aim_clear = 12, aim_quad = 2;

class Nowhere final : public ui::Navigator {
    void open(std::unique_ptr<ui::Screen>) override {}
    void replace(std::unique_ptr<ui::Screen>) override {}
    void back() override {}
    void home() override {}
    bool can_go_back() const override { return possible; }

  public:
    bool possible = true;
};

struct Stand {
    golden::Scene scene;
    std::unique_ptr<ui::Screen> screen;
};

struct Times {
    double wall = 0, cpu = 0;  // ms; of all threads of this process, the software renderer's included
};

struct Figures {
    double first = 0;                       // with its glyphs and pictures, ms
    std::vector<Times> clear, quad, frame;  // of each round
    std::vector<double> build;              // what we do before the renderer
    int vertices = 0;
    double overdraw = 0;  // filled area in screens
};

double ms_since(Steady::time_point begin) {
    return std::chrono::duration<double, std::milli>(Steady::now() - begin).count();
}

double cpu_ms() {
    timespec t{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) / 1e6;
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

void complain(const base::Error& error) {
    std::fprintf(stderr, "%s\n", base::describe(error).c_str());
}

// A window of one way up with everything that the shell draws with.
class Bench {
  public:
    Bench(std::unique_ptr<ui::Window> window, const ui::Words& words)
        : window_(std::move(window)),
          graphics_(*window_),
          textures_(assets::path("art"), &frames_, complain),
          words_(words) {
        glfwSwapInterval(0);
        const std::size_t pixels = static_cast<std::size_t>(window_->width() * window_->height());
        const std::vector<std::uint8_t> picture(pixels * 4, 0xC0);
        quad_.upload(window_->width(), window_->height(), 4, picture.data());
    }

    Figures measure(const Stand& stand, int rounds) {
        Figures figures;
        const auto begin = Steady::now();
        scene(stand, nullptr);
        figures.first = ms_since(begin);
        while (textures_.loading()) {
            textures_.news();
            scene(stand, nullptr);
        }
        scene(stand, nullptr);
        for (int round = 0; round < rounds; ++round) {
            figures.clear.push_back(of_round([&] { clear(); }));
            figures.quad.push_back(of_round([&] { quad(); }));
            figures.frame.push_back(of_round([&] { scene(stand, &figures); }));
        }
        return figures;
    }

  private:
    template <class Draw>
    Times of_round(Draw draw) {
        std::vector<double> cpu, wall;
        draw();  // what the one before it left in the pipeline
        for (int i = 0; i < frames_in_a_round; ++i) {
            const auto begin = Steady::now();
            const double cpu_begin = cpu_ms();
            draw();
            cpu.push_back(cpu_ms() - cpu_begin);
            wall.push_back(ms_since(begin));
        }
        return {*std::min_element(wall.begin(), wall.end()), median(cpu)};
    }

    void finish() {
        window_->swap();
        glFinish();
    }
    void clear() {
        glClearColor(1, 1, 1, 1);
        glClear(GL_COLOR_BUFFER_BIT);
        finish();
    }
    void quad() {
        graphics_.begin_frame(clock_.boot());
        const ImVec2 all = ImGui::GetIO().DisplaySize;
        ImGui::GetWindowDrawList()->AddImage(quad_.ref(), {0, 0}, all);
        graphics_.end_frame();
        finish();
    }

    void scene(const Stand& stand, Figures* figures) {
        const golden::Shot& shot = stand.scene.shot;
        const auto begin = Steady::now();
        if (stand.scene.view.devices->camera == service::CameraState::running) put_frame();
        textures_.begin_frame(clock_.boot());
        graphics_.begin_frame(clock_.boot());
        ui::Tree tree;
        tree.begin(stand.screen->name());
        draw(*stand.screen, stand.scene.view, shot, tree);
        if (figures) figures->build.push_back(ms_since(begin));
        graphics_.end_frame();
        finish();
        textures_.end_frame();
        if (figures) look_at(*ImGui::GetDrawData(), *figures);
    }

    void draw(ui::Screen& screen, const service::KioskView& view, const golden::Shot& shot, ui::Tree& tree) {
        const auto never = [](std::chrono::milliseconds) {};
        nowhere_.possible = shot.can_go_back;
        ui::Page page{
            .view = view,
            .modes = shot.modes,
            .words = words_.of(shot.modes.language),
            .fonts = graphics_.fonts(),
            .art = textures_,
            .tree = tree,
            .go = nowhere_,
            .send = [](service::Command) {},
            .set_modes = [](const ui::Modes&) {},
            .visit = 1,
            .width = static_cast<float>(window_->width()),
            .height = static_cast<float>(window_->height()),
            .now = shot.now,
            .age = std::chrono::milliseconds{700},
            .animate_for = never,
            .wake_in = never,
            .seconds_left = shot.seconds_in_all > 0 ? std::optional(shot.seconds_left) : std::nullopt,
            .seconds_in_all = shot.seconds_in_all,
            .asking = shot.asking,
            .keep_visit = [] {},
            .typed = {},
            .languages = words_.languages(),
            .composer = composer_};
        screen.draw(page);
    }

    // As a camera does while somebody stands before it: a new picture for each frame.
    void put_frame() {
        auto frame = std::make_shared<base::Frame>();
        frame->width = frame->preview_width = 640;
        frame->height = frame->preview_height = 360;
        const std::size_t pixels = static_cast<std::size_t>(frame->width * frame->height);
        frame->luma.assign(pixels, 128);
        frame->rgb.assign(pixels * 3, 128);
        frame->number = ++number_;
        frame->taken = clock_.boot();
        frames_.put(std::move(frame));
    }

    static void look_at(const ImDrawData& data, Figures& figures) {
        figures.vertices = data.TotalVtxCount;
        double area = 0;
        for (const ImDrawList* list : data.CmdLists) {
            for (int i = 0; i + 2 < list->IdxBuffer.Size; i += 3) {
                const ImVec2 a = list->VtxBuffer[list->IdxBuffer[i]].pos,
                             b = list->VtxBuffer[list->IdxBuffer[i + 1]].pos,
                             c = list->VtxBuffer[list->IdxBuffer[i + 2]].pos;
                area += std::abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2;
            }
        }
        figures.overdraw = area / (data.DisplaySize.x * data.DisplaySize.y);
    }

    std::unique_ptr<ui::Window> window_;
    ui::NoComposer composer_;
    ui::Graphics graphics_;
    base::Latest<base::Frame> frames_;
    ui::Textures textures_;
    const ui::Words& words_;
    ui::Texture quad_;
    Nowhere nowhere_;
    base::SystemClock clock_;
    std::uint64_t number_ = 0;
};

double typical(const std::vector<Times>& rounds, double Times::*which) {
    std::vector<double> all;
    for (const Times& times : rounds)
        all.push_back(times.*which);
    return median(all);
}

// Of the rounds' own ratios: both sides of each were measured in the same moment.
double ratio(const std::vector<Times>& of, const std::vector<Times>& to, double Times::*which) {
    std::vector<double> all;
    for (std::size_t i = 0; i < of.size(); ++i)
        all.push_back(of[i].*which / to[i].*which);
    return median(all);
}

bool print(const std::string& name, const Figures& f) {
    const double to_clear = ratio(f.frame, f.clear, &Times::wall),
                 to_quad = ratio(f.frame, f.quad, &Times::cpu);
    const bool good = to_clear <= aim_clear && to_quad <= aim_quad;
    std::printf("%-32s", name.c_str());
    for (const auto* one : {&f.clear, &f.quad, &f.frame})
        std::printf("%7.1f%7.1f", typical(*one, &Times::wall), typical(*one, &Times::cpu));
    std::printf("%7.2f%8.0f%8.1f%7d%8.1f%8.2f%s\n", median(f.build), f.first, f.overdraw, f.vertices,
                to_clear, to_quad, good ? "" : "  beside the aim");
    std::fflush(stdout);
    return good;
}

long memory_kib() {
    std::ifstream status("/proc/self/smaps_rollup");
    for (std::string word; status >> word;) {
        long kib = 0;
        if (word == "Pss:" && status >> kib) return kib;
    }
    return 0;
}

bool wanted(const std::string& name, std::span<char*> names) {
    return names.empty() || std::any_of(names.begin(), names.end(), [&](const char* n) { return name == n; });
}

}  // namespace

int main(int count, char** arguments) {
    const char* asked = std::getenv("SUISHOU_ROUNDS");
    const int rounds = asked ? std::max(1, std::atoi(asked)) : 5;
    std::map<bool, std::vector<Stand>> stands;  // by: lies down
    {
        golden::Studio studio;  // brings each screen into its state; gone before the window comes
        for (golden::Scene& scene : golden::scenes()) {
            if (!wanted(scene.name, {arguments + 1, arguments + count})) continue;
            auto screen = scene.make(studio);
            const bool lies = scene.shot.width > scene.shot.height;
            stands[lies].push_back({std::move(scene), std::move(screen)});
        }
    }
    const ui::Words words(assets::path("locale"), complain);
    std::printf(
        "ms, medians of %d rounds of %d frames; aims: %.0fx clear + swap by the clock, %.0fx one textured "
        "quad by "
        "the processor\n%-32s%14s%14s%14s%7s%8s%8s%7s%8s%8s\n",
        rounds, frames_in_a_round, aim_clear, aim_quad, "scene", "clear wall,cpu", "quad", "frame", "ours",
        "first", "screens", "verts", "/clear", "/quad");
    int beside = 0;
    for (const auto& [lies, group] : stands) {
        auto window =
            ui::Window::open({lies ? 1920 : 1080, lies ? 1080 : 1920, false, "bench"}, ui::WindowEvents{});
        if (!window) {
            complain(window.error());
            return 1;
        }
        Bench bench(std::move(*window), words);
        for (const Stand& stand : group)
            beside += print(stand.scene.name, bench.measure(stand, rounds)) ? 0 : 1;
    }
    std::printf("%d scenes beside their aims; %.1f MiB in the end (PSS)\n", beside,
                static_cast<double>(memory_kib()) / 1024);
}
