// Draws one screen with no window: what a visitor would see, and the tree that it reported.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/picture/rgba.h"
#include "tests/fakes/scripted_composer.h"
#include "tests/golden/screens/soft_art.h"
#include "ui/shell/screen.h"
#include "ui/shell/words.h"
#include "ui/theme/fonts.h"
#include "ui/theme/written.h"

namespace golden {

struct Shot {
    int width = 1080, height = 1920;
    float mm_per_pixel = 0;  // 0: the panel does not say
    ui::Modes modes;
    base::WallTime now{};
    int seconds_left = 0, seconds_in_all = 0;  // 0: no ring
    bool asking = false, can_go_back = true;
    std::chrono::milliseconds age{700};  // of the page
};

struct Taken {
    base::Rgba picture;  // empty if not asked for
    ui::Tree tree;
    std::vector<ui::Written> written;
    // Pixels that the glyphs of the run of that index may cover; none if it was not drawn at all.
    std::vector<std::optional<ui::Box>> ink;
};

// A language of the studio: English, accented, in brackets, 40 % longer.
inline constexpr std::string_view pseudo_language = "en_XA";

// Owns the ImGui context, the fonts and the art; one at a time.
class Studio {
  public:
    Studio();
    ~Studio();
    Studio(const Studio&) = delete;

    Taken take(ui::Screen& screen, const service::KioskView& view, const Shot& shot, bool with_picture);
    // What the last picture would be without words and icons, where they stand: every second pixel of it.
    static constexpr int ground_step = 2;
    base::Rgba ground_of(const Taken& taken) const;
    // As the shell does when a page comes on top or is covered.
    void enter(ui::Screen& screen, const service::KioskView& view, const Shot& shot);
    void leave(ui::Screen& screen, const service::KioskView& view, const Shot& shot);
    void tap(ui::Screen& screen, const service::KioskView& view, const Shot& shot, std::string_view id);
    // A finger, in pixels: down, up and away, a frame each.
    void strike(ui::Screen& screen, const service::KioskView& view, const Shot& shot, float x, float y);
    float seconds_a_frame = 0.5f;  // no two strikes are a bounce

    // What the last frames asked for.
    std::vector<service::Command> sent;
    std::vector<ui::Sound> heard;
    std::vector<std::unique_ptr<ui::Screen>> opened;
    int went_back = 0, went_home = 0;
    ui::Modes modes_asked;

    std::u32string typed;  // on a real keyboard, before each frame
    fakes::ScriptedComposer composer;
    ui::Composer* types_with = &composer;
    std::vector<std::string>
        languages;  // that the language key goes through; those of the house unless changed

  private:
    class Stack;
    void frame(ui::Screen& screen, const service::KioskView& view, const Shot& shot, ui::Tree& tree,
               std::vector<ui::Written>* written = nullptr);
    void with_page(const service::KioskView& view, const Shot& shot, ui::Tree& tree,
                   const std::function<void(ui::Page&)>& use, std::vector<ui::Written>* written = nullptr);

    ui::FontStore store_;
    ui::Fonts fonts_;
    SoftArt art_;
    ui::Words words_;
    base::Catalogue pseudo_;
    std::unique_ptr<Stack> stack_;
};

}  // namespace golden
