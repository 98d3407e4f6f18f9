// Every page x language x mode x way up x size: what must hold whatever is shown.
#include "tests/golden/screens/audit.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include <gtest/gtest.h>

#include "base/picture/png.h"
#include "tests/golden/screens/sample_week.h"
#include "tests/golden/screens/scenes.h"

namespace {

using golden::Scene;
using golden::Shot;

struct Panel {
    const char* name;
    int short_side, long_side;
    float mm_per_pixel;
    bool contrast;  // colours do not change with the size
    std::size_t languages_seen;
};
// The second is longer than any; what is larger than the first panel is laid out as that is.
constexpr std::array languages{"zh_CN", "en_XA", "en"};
constexpr std::array panels{Panel{"1080", 1080, 1920, .248f, true, 3},    // 21.5 inch
                            Panel{"small", 768, 1366, .252f, false, 3},   // 15.6 inch: large text by itself
                            Panel{"4K", 2160, 3840, .245f, false, 2},     // 43 inch
                            Panel{"1440", 1440, 2560, .233f, false, 1}};  // 27 inch
#ifdef SUISHOU_AUDIT_BRIEF
// Sanitizers: every line of code, not every size in every language.
constexpr std::size_t panels_seen = 1;
constexpr bool brief = true;
#else
constexpr std::size_t panels_seen = panels.size();
constexpr bool brief = false;
#endif

struct Combination {
    Panel panel;
    const char* language;
    bool landscape;
    friend void PrintTo(const Combination& c, std::ostream* out) {
        *out << c.panel.name << " " << c.language;
    }
};

std::vector<Combination> combinations() {
    std::vector<Combination> all;
    for (std::size_t i = 0; i < panels_seen; ++i)
        for (std::size_t n = 0; n < panels[i].languages_seen; ++n)
            for (const bool landscape : {false, true})
                if (!brief || n == (landscape ? 0 : 1)) all.push_back({panels[i], languages[n], landscape});
    return all;
}

std::string name_of(const testing::TestParamInfo<Combination>& info) {
    return std::string(info.param.panel.name) + "_" + info.param.language +
           (info.param.landscape ? "_landscape" : "_portrait");
}

class Audit : public testing::TestWithParam<Combination> {
  protected:
    void look_at(const Scene& scene, const Shot& shot, bool with_contrast) {
        auto screen = scene.make(studio_);
        const golden::Taken taken = studio_.take(*screen, scene.view, shot, false);
        auto faults = golden::audit_tree(taken, shot);
        if (!leads_to_a_person(taken.tree)) faults.push_back("no way to a human being");
        const auto words = golden::audit_words(taken, shot);
        faults.insert(faults.end(), words.begin(), words.end());
        if (with_contrast) {
            const auto pale = golden::audit_contrast(studio_, taken, shot);
            faults.insert(faults.end(), pale.begin(), pale.end());
        }
        if (faults.empty()) return;
        const std::string name =
            scene.name + "-" + shot.modes.language + (shot.modes.large_text ? "-large" : "") +
            (shot.modes.low_reach ? "-low" : "") + (shot.width > shot.height ? "-landscape-" : "-") +
            std::to_string(std::min(shot.width, shot.height));
        for (const std::string& fault : faults)
            ADD_FAILURE() << name << ": " << fault;
        keep_picture(scene, shot, name);
    }

    static Shot shot_of(const Scene& scene, const Combination& now) {
        Shot shot = scene.shot;
        shot.modes.language = now.language;
        shot.width = now.landscape ? now.panel.long_side : now.panel.short_side;
        shot.height = now.landscape ? now.panel.short_side : now.panel.long_side;
        shot.mm_per_pixel = now.panel.mm_per_pixel;
        return shot;
    }
    template <class Look>
    static void in_every_mode(Shot& shot, const Look& look) {
        for (const bool large : {false, true}) {
            for (const bool low : {false, true}) {
                if (brief && large != low) continue;
                shot.modes.large_text = large;
                shot.modes.low_reach = low;
                look();
            }
        }
    }

  private:
    // Every page does, but the one that hears no touch.
    static bool leads_to_a_person(const ui::Tree& tree) {
        return tree.screen() == "maintenance.cleaning" ||
               std::any_of(tree.nodes().begin(), tree.nodes().end(),
                           [](const ui::Node& node) { return node.id == "bar.help"; });
    }

    // SUISHOU_AUDIT_DIR: where pictures of what failed are left.
    void keep_picture(const Scene& scene, const Shot& shot, const std::string& name) {
        const char* folder = std::getenv("SUISHOU_AUDIT_DIR");
        if (folder == nullptr) return;
        auto screen = scene.make(studio_);
        const std::string path = std::string(folder) + "/" + name + ".png";
        EXPECT_TRUE(base::write_png(path, studio_.take(*screen, scene.view, shot, true).picture)) << path;
    }

    golden::Studio studio_;
};

TEST_P(Audit, FindsNothing) {
    const Combination& now = GetParam();
    for (const Scene& scene : golden::scenes()) {
        Shot shot = shot_of(scene, now);
        const bool with_contrast =
            !brief && now.panel.contrast && shot.modes.language != golden::pseudo_language;
        // Low reach and a longer language move words; their colours they do not change.
        in_every_mode(shot, [&] { look_at(scene, shot, with_contrast && !shot.modes.low_reach); });
    }
}

// Its longest titles and places, as they stand in the lists of Home and of the check-in page.
TEST_P(Audit, ReadsEveryDayOfTheSampleWeekInFull) {
    const Combination& now = GetParam();
    std::vector<base::WallTime> times{golden::in_week(22, 14, 32)};
    for (int day = golden::week_begins; day <= golden::week_ends; ++day)
        times.push_back(golden::in_week(day, 7, 0));
    const std::vector<Scene> pages = golden::scenes();
    for (const char* name : {"home", "scan"}) {
        Scene page =
            *std::find_if(pages.begin(), pages.end(), [&](const Scene& s) { return s.name == name; });
        for (const base::WallTime time : times) {
            page.view = golden::week_view(time);
            Shot shot = shot_of(page, now);
            shot.now = time;
            page.name = std::string(name) + " at " + std::to_string(base::to_ms(time) / 60000);
            in_every_mode(shot, [&] { look_at(page, shot, false); });
        }
    }
}

// Whatever is shown ends before the buttons that turn the pages.
std::vector<std::string> on_the_pager(const golden::Taken& taken) {
    const std::vector<ui::Node>& nodes = taken.tree.nodes();
    const auto pager = std::find_if(nodes.begin(), nodes.end(),
                                    [](const ui::Node& node) { return node.id == "gallery.before"; });
    std::vector<std::string> faults;
    for (const ui::Node& node : nodes)
        if (node.id.starts_with("show.") && node.rect.y + node.rect.h > pager->rect.y)
            faults.push_back(node.id + " lies on the pager");
    return faults;
}

// The gallery's widgets stand where no control may; their words and colours are those of every page.
TEST(Gallery, EveryStateReads) {
    golden::Studio studio;
    // Whether it was the last page.
    const auto look_at = [&](const Scene& page, const Shot& shot) {
        auto screen = page.make(studio);
        const golden::Taken taken = studio.take(*screen, page.view, shot, false);
        for (const auto& faults : {golden::audit_words(taken, shot), on_the_pager(taken),
                                   golden::audit_contrast(studio, taken, shot)})
            for (const std::string& fault : faults)
                ADD_FAILURE() << page.name << "-" << shot.modes.language
                              << (shot.modes.large_text ? "-large" : "")
                              << (shot.width > shot.height ? "-landscape: " : ": ") << fault;
        const auto& nodes = taken.tree.nodes();
        return std::any_of(nodes.begin(), nodes.end(),
                           [](const ui::Node& node) { return node.id == "gallery.after" && !node.enabled; });
    };
    for (const char* language : {"zh_CN", "en"}) {
        for (const bool large : {false, true}) {
            for (const bool landscape : {false, true}) {
                Shot shot = golden::gallery_page(0).shot;
                shot.modes.language = language;
                shot.modes.large_text = large;
                if (landscape) std::swap(shot.width, shot.height);
                int page = 0;
                while (!look_at(golden::gallery_page(page), shot))
                    ASSERT_LT(++page, 60) << "the gallery does not end";
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Pages, Audit, testing::ValuesIn(combinations()), name_of);

}  // namespace
