// Writes every screen as the visitor sees it: screen-shoot FOLDER [PART_OF_NAME
// [zh_CN|en|en_XA|large|low|portrait| landscape|small]...]: with any of the latter, a scene is in these modes
// and not in its own.
#include <cstdio>
#include <filesystem>
#include <span>

#include "base/picture/png.h"
#include "tests/golden/screens/scenes.h"
#include "tests/golden/screens/studio.h"

namespace {

golden::Shot in_modes(golden::Shot shot, std::span<char* const> words) {
    if (words.empty()) return shot;
    shot.modes.large_text = shot.modes.low_reach = false;
    shot.modes.language = "zh_CN";
    bool landscape = false, small = false;
    for (const std::string_view word : words) {
        if (word == "large") {
            shot.modes.large_text = true;
        } else if (word == "low") {
            shot.modes.low_reach = true;
        } else if (word == "small") {
            small = true;
        } else if (word.starts_with("en") || word.starts_with("zh")) {
            shot.modes.language = word;
        }
        landscape = landscape || word == "landscape";
    }
    // 21.5 inch, or 15.6.
    const int side = small ? 768 : 1080, along = small ? 1366 : 1920;
    shot.width = landscape ? along : side, shot.height = landscape ? side : along;
    shot.mm_per_pixel = small ? .252f : .248f;
    return shot;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    const std::string folder = argv[1], wanted = argc > 2 ? argv[2] : "";
    std::filesystem::create_directories(folder);
    const std::span<char* const> modes(argv + std::min(argc, 3), argv + argc);
    golden::Studio studio;
    auto all = golden::scenes();
    for (const golden::Scene& page : golden::gallery())
        all.push_back(page);
    for (const golden::Scene& scene : all) {
        if (scene.name.find(wanted) == std::string::npos) continue;
        auto screen = scene.make(studio);
        const golden::Taken taken = studio.take(*screen, scene.view, in_modes(scene.shot, modes), true);
        std::string name = scene.name;
        for (const std::string_view mode : modes)
            name.append("-").append(mode);
        const std::string path = folder + "/" + name + ".png";
        if (auto done = base::write_png(path, taken.picture); !done)
            std::puts(base::describe(done.error()).c_str());
        std::puts(path.c_str());
    }
    return 0;
}
