// Every screen in every combination of language, text size, reach and display: what must hold whatever is
// shown.
#include <cstdlib>

#include <gtest/gtest.h>

#include "base/picture/png.h"
#include "tests/golden/screens/scenes.h"
#include "ui/theme/layout.h"

namespace {

using golden::Scene;
using golden::Shot;
using ui::Box;
using ui::Node;
using ui::NodeRole;

bool is_control(const Node& node) {
    switch (node.role) {
        case NodeRole::button:
        case NodeRole::toggle:
        case NodeRole::row:
        case NodeRole::key:
            return true;
        default:
            return false;
    }
}

Box box_of(const Node& node) {
    return {node.rect.x, node.rect.y, node.rect.w, node.rect.h};
}

std::vector<Node> foreground(const ui::Tree& tree) {
    std::vector<Node> nodes = tree.nodes();
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i].role != NodeRole::dialog) continue;
        // The page under a dialog takes no touch; only the dialog and its buttons count.
        return {nodes.begin() + static_cast<std::ptrdiff_t>(i) + 1, nodes.end()};
    }
    return nodes;
}

// Past rows are read only; they may stand where other text stands.
void check(const Scene& scene, const Shot& shot, const ui::Tree& tree, const ui::Layout& at) {
    SCOPED_TRACE(scene.name + " " + shot.modes.language + (shot.modes.large_text ? " large" : "") +
                 (shot.modes.low_reach ? " low" : "") + (shot.width > shot.height ? " landscape" : ""));
    const std::vector<Node> nodes = foreground(tree);
    ASSERT_FALSE(nodes.empty());
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const Node& node = nodes[i];
        const Box box = at.to_dp(box_of(node));
        EXPECT_TRUE(at.page.contains(box, 1)) << node.id << " leaves the page";
        EXPECT_FALSE(node.label.empty()) << node.id << " cannot be read aloud";
        if (is_control(node)) {
            EXPECT_GE(box.w, 87.9f) << node.id;
            EXPECT_GE(box.h, 87.9f) << node.id;
            if (!node.id.starts_with("bar.")) {
                EXPECT_GE(box.y, at.controls.y - 1) << node.id << " is out of reach";
                EXPECT_LE(box.bottom(), (at.landscape ? at.reach.bottom() : at.bar.y) + 1) << node.id;
                EXPECT_GE(box.x, at.landscape ? at.reach.x - 12 : at.page.x) << node.id;
            }
        }
        for (std::size_t j = i + 1; j < nodes.size(); ++j) {
            const Box other = at.to_dp(box_of(nodes[j]));
            EXPECT_NE(node.id, nodes[j].id) << "ids are unique";
            if (node.role == NodeRole::image || nodes[j].role == NodeRole::image) continue;
            EXPECT_FALSE(box.inset(1.5f).overlaps(other)) << node.id << " overlaps " << nodes[j].id;
        }
    }
}

class Zones : public testing::TestWithParam<int> {};

TEST_P(Zones, ControlsAreInReachLargeEnoughAndApartAndNoWordIsCut) {
    const int bits = GetParam();
    golden::Studio studio;
    for (const Scene& scene : golden::scenes()) {
        Shot shot = scene.shot;
        const bool pseudo = (bits & 16) != 0;
        shot.modes.language = pseudo ? golden::pseudo_language : (bits & 1) != 0 ? "en" : "zh_CN";
        shot.modes.large_text = (bits & 2) != 0;
        shot.modes.low_reach = (bits & 4) != 0;
        shot.width = (bits & 8) != 0 ? 1920 : 1080;
        shot.height = (bits & 8) != 0 ? 1080 : 1920;
        auto screen = scene.make(studio);
        const golden::Taken taken = studio.take(*screen, scene.view, shot, false);
        const ui::Layout at =
            ui::make_layout({static_cast<float>(shot.width), static_cast<float>(shot.height), 0},
                            shot.modes.large_text, shot.modes.low_reach);
        check(scene, shot, taken.tree, at);
        if (pseudo) continue;  // such words may shrink and end in an ellipsis, but not collide
        if (taken.cut > 0 && std::getenv("SUISHOU_ZONES_DIR") != nullptr) {
            const auto picture = studio.take(*screen, scene.view, shot, true).picture;
            const std::string path = std::string(std::getenv("SUISHOU_ZONES_DIR")) + "/" + scene.name + "-" +
                                     std::to_string(bits) + ".png";
            EXPECT_TRUE(base::write_png(path, picture)) << path;
        }
        EXPECT_EQ(taken.cut, 0) << scene.name << " with combination " << bits << " cuts words";
    }
}

INSTANTIATE_TEST_SUITE_P(Combinations, Zones, testing::Range(0, 16));
INSTANTIATE_TEST_SUITE_P(LongerByTwoFifths, Zones, testing::Values(16, 18, 20, 22, 24, 26, 28, 30));

}  // namespace
