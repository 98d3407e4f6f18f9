// The approved pictures are drawn by the CPU, with no display; here the shipping renderer, textures, art
// loader and baked shadows draw the same pages in a real window, and an eye may see no difference.
#include "tests/golden/screens/panel.h"

#include <map>

#include <gtest/gtest.h>

#include "assets/assets.h"
#include "tests/golden/screens/approved.h"
#include "tests/golden/screens/compare.h"

namespace {

using Size = std::pair<int, int>;

std::map<Size, std::vector<golden::Stand>> stands() {
    golden::Studio studio;
    std::map<Size, std::vector<golden::Stand>> all;
    for (golden::Scene& scene : golden::scenes()) {
        if (scene.shot.modes.language == golden::pseudo_language) continue;
        auto screen = scene.make(studio);
        all[{scene.shot.width, scene.shot.height}].push_back(
            {std::move(scene), std::move(screen), studio.composer});
    }
    return all;
}

TEST(Panel, ShowsEveryPageAsItWasApproved) {
    auto all = stands();
    ASSERT_GE(all.size(), 2u) << "upright and lying down";
    const ui::Words words(assets::path("locale"),
                          [](const base::Error& error) { ADD_FAILURE() << base::describe(error); });
    for (auto& [size, group] : all) {
        const auto panel = golden::Panel::open(size.first, size.second, words);
        ASSERT_TRUE(panel.ok()) << base::describe(panel.error());
        for (golden::Stand& stand : group) {
            (*panel)->settle(stand);
            golden::expect_as_approved(stand.scene.name, golden::halved((*panel)->picture()), "-panel");
        }
    }
}

}  // namespace
