// From a key of pinyin to its candidates: the engine alone, and the whole frame that shows them beside a
// frame in which nothing was typed. No GPU: what the processor does, in this thread's own time, so that other
// programs do not count. Needs the built dictionary; judges nothing.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <future>
#include <numeric>

#include "assets/assets.h"
#include "tests/golden/screens/shots.h"
#include "tests/golden/screens/studio.h"
#include "tests/golden/screens/views.h"
#include "tests/unit/input/opened.h"
#include "ui/input/rime_composer.h"
#include "ui/screens/walk_in.h"

namespace {

using Milliseconds = std::vector<double>;

template <class Work>
double took(Work&& work) {
    const auto now = [] {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    };
    const double begin = now();
    work();
    return now() - begin;
}

double mean(const Milliseconds& all) {
    return std::accumulate(all.begin(), all.end(), 0.0) / static_cast<double>(all.size());
}

void print(const char* what, Milliseconds all) {
    std::sort(all.begin(), all.end());
    std::printf("%-44s %8.3f %8.3f %8.3f\n", what, mean(all), all[all.size() * 95 / 100], all.back());
}

std::vector<std::string> sentences(bool nine) {
    std::vector<std::string> all;
    std::ifstream in(SUISHOU_SOURCE_DIR "/tests/unit/input/repair_sentences.txt");
    for (std::string line; std::getline(in, line);) {
        const auto tab = line.find('\t');
        if (line[0] == '#' || tab == std::string::npos) continue;
        all.push_back(line.substr(tab + 1));
        std::erase(all.back(), ' ');
        if (nine) all.back() = tests::nine_of(all.back());
    }
    return all;
}

void measure(ui::RimeComposer& composer, golden::Studio& studio, bool nine) {
    const service::KioskView view = golden::usual_day();
    const golden::Shot shot = nine ? golden::small() : golden::portrait();
    const auto page = ui::make_walk_in_screen(view.today->meetings[0]);
    const auto frame = [&] { studio.take(*page, view, shot, false); };
    const std::size_t in_the_row = 16;
    frame();  // it says which keys strike

    Milliseconds engine, with_key, without, first;
    for (int round = 0; round < 2; ++round) {  // the first one fills the atlas with glyphs
        engine.clear(), with_key.clear(), without.clear();
        for (const std::string& letters : sentences(nine)) {
            for (const char c : letters) {
                const double key = took([&] {
                    composer.key(c);
                    composer.candidates(in_the_row);
                });
                engine.push_back(key);
                with_key.push_back(key + took(frame));
                without.push_back(took(frame));
            }
            composer.clear();
        }
    }
    for (int i = 0; i < 20; ++i) {
        composer.wipe();
        first.push_back(took([&] { composer.key(nine ? '5' : 'k'); }));
    }
    std::printf("%-44s %8s %8s %8s\n", nine ? "ms, nine keys" : "ms, 26 keys", "mean", "p95", "max");
    print("key to candidates, engine alone", engine);
    print("key to candidates, with their frame", with_key);
    print("the same frame, nothing typed", without);
    print("first key of a visit", first);
    std::printf("a key's frame is %.2f of one without\n\n", mean(with_key) / mean(without));
}

}  // namespace

int main() {
    std::promise<bool> opened;
    std::unique_ptr<ui::RimeComposer> composer;
    const auto begin = std::chrono::steady_clock::now();
    composer = std::make_unique<ui::RimeComposer>(
        ui::PinyinOptions{assets::path("pinyin"), false, [&](const base::Error&) { opened.set_value(false); },
                          [&] { opened.set_value(true); }});
    if (!opened.get_future().get()) return 1;
    const std::chrono::duration<double, std::milli> opening = std::chrono::steady_clock::now() - begin;
    golden::Studio studio;
    studio.types_with = composer.get();
    for (const bool nine : {false, true})
        measure(*composer, studio, nine);
    std::printf("opening the dictionary took %.0f ms, off the window's thread\n", opening.count());
}
