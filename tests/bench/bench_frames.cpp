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
#include "tests/golden/screens/panel.h"

namespace {

using Steady = std::chrono::steady_clock;

constexpr int frames_in_a_round = 10;
constexpr double aim_clear = 12, aim_quad = 2;

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

class Bench {
  public:
    explicit Bench(std::unique_ptr<golden::Panel> panel) : panel_(std::move(panel)) {
        glfwSwapInterval(0);
        const std::size_t pixels = static_cast<std::size_t>(panel_->width() * panel_->height());
        const std::vector<std::uint8_t> picture(pixels * 4, 0xC0);
        quad_.upload(panel_->width(), panel_->height(), 4, picture.data());
    }

    Figures measure(golden::Stand& stand, int rounds) {
        Figures figures;
        const auto begin = Steady::now();
        scene(stand, nullptr);
        figures.first = ms_since(begin);
        panel_->settle(stand);
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
        panel_->swap();
        glFinish();
    }
    void clear() {
        glClearColor(1, 1, 1, 1);
        glClear(GL_COLOR_BUFFER_BIT);
        finish();
    }
    void quad() {
        panel_->graphics().begin_frame(clock_.boot());
        const ImVec2 all = ImGui::GetIO().DisplaySize;
        ImGui::GetWindowDrawList()->AddImage(quad_.ref(), {0, 0}, all);
        panel_->graphics().end_frame();
        finish();
    }
    void scene(golden::Stand& stand, Figures* figures) {
        panel_->draw(stand);
        finish();
        if (!figures) return;
        figures->build.push_back(panel_->built());
        look_at(*ImGui::GetDrawData(), *figures);
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

    std::unique_ptr<golden::Panel> panel_;
    ui::Texture quad_;
    base::SystemClock clock_;
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
    std::map<bool, std::vector<golden::Stand>> stands;  // by: lies down
    {
        golden::Studio studio;
        for (golden::Scene& scene : golden::scenes()) {
            if (!wanted(scene.name, {arguments + 1, arguments + count})) continue;
            auto screen = scene.make(studio);
            const bool lies = scene.shot.width > scene.shot.height;
            stands[lies].push_back({std::move(scene), std::move(screen), studio.composer});
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
    for (auto& [lies, group] : stands) {
        auto panel = golden::Panel::open(lies ? 1920 : 1080, lies ? 1080 : 1920, words);
        if (!panel) {
            complain(panel.error());
            return 1;
        }
        Bench bench(std::move(*panel));
        for (golden::Stand& stand : group)
            beside += print(stand.scene.name, bench.measure(stand, rounds)) ? 0 : 1;
    }
    std::printf("%d scenes beside their aims; %.1f MiB in the end (PSS)\n", beside,
                static_cast<double>(memory_kib()) / 1024);
}
