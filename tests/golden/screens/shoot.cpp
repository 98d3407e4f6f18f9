// Writes every screen as the visitor sees it: screen-shoot FOLDER [PART_OF_NAME]
#include <cstdio>
#include <filesystem>

#include "base/picture/png.h"
#include "tests/golden/screens/scenes.h"
#include "tests/golden/screens/studio.h"

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    const std::string folder = argv[1], wanted = argc > 2 ? argv[2] : "";
    std::filesystem::create_directories(folder);
    golden::Studio studio;
    auto all = golden::scenes();
    for (const golden::Scene& page : golden::gallery())
        all.push_back(page);
    for (const golden::Scene& scene : all) {
        if (scene.name.find(wanted) == std::string::npos) continue;
        auto screen = scene.make(studio);
        const golden::Taken taken = studio.take(*screen, scene.view, scene.shot, true);
        const std::string path = folder + "/" + scene.name + ".png";
        if (auto done = base::write_png(path, taken.picture); !done)
            std::puts(base::describe(done.error()).c_str());
        std::puts(path.c_str());
    }
    return 0;
}
