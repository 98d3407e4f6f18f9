// A screen is born with what it needs, draws itself whole every frame and dies when left.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/text/catalogue.h"
#include "kiosk/service/view.h"
#include "ui/input/composer.h"
#include "ui/shell/art.h"
#include "ui/shell/modes.h"
#include "ui/shell/sounds.h"
#include "ui/shell/tree.h"
#include "ui/theme/fonts.h"

namespace ui {

class Screen;
struct Written;

// Where to go next. Asked for while drawing, carried out after the frame.
class Navigator {
  public:
    virtual ~Navigator() = default;
    virtual void open(std::unique_ptr<Screen> screen) = 0;     // on top; back() returns to the present one
    virtual void replace(std::unique_ptr<Screen> screen) = 0;  // instead of the present one
    virtual void back() = 0;
    virtual void home() = 0;  // ends the visit: everything personal is wiped
    virtual bool can_go_back() const = 0;
};

// Everything a screen may use while it draws one frame. Valid for that call only.
struct Page {
    const service::KioskView& view;
    const Modes& modes;
    const base::Catalogue& words;
    const Fonts& fonts;
    Art& art;
    Tree& tree;
    Navigator& go;
    std::function<void(service::Command)> send;
    std::function<void(Modes)> set_modes;
    service::VisitId visit = 0;
    float width = 0, height = 0;  // framebuffer, pixels
    float mm_per_pixel = 0;       // 0 = the panel did not say
    base::WallTime now{};
    std::chrono::minutes utc_offset{480};
    // Motion: milliseconds since this screen came up; ask for frames only while something moves.
    std::chrono::milliseconds age{0};
    std::function<void(std::chrono::milliseconds)> animate_for;  // keep drawing for that long
    std::function<void(std::chrono::milliseconds)>
        wake_in;                                     // one frame then, e.g. at the next tick of a ring
    std::function<void(Sound)> play = [](Sound) {};  // never blocks
    // Idle timer (shell/idle.h): set while the time-left ring shows.
    std::optional<int> seconds_left;
    int seconds_in_all = 0;
    bool asking = false;               // the "还在用吗？" dialog is up
    std::function<void()> keep_visit;  // the visitor said yes
    // What a person typed on a real keyboard since the last frame; a scanner's bursts are left out.
    std::u32string_view typed;
    // The installed languages, the source language first: what the language key goes through.
    std::span<const std::string> languages;
    std::vector<Written>* written = nullptr;  // where the painter says what it writes: for tests
    Composer& composer;  // the one for whatever is typed; what is composed outlives a page that covers it
    // How bright the panel is, 1 to `brightest` (shell/brightness.h); 0: it cannot be set.
    int brightness = 0;
    std::function<void(int level)> set_brightness = {};
};

class Screen {
  public:
    virtual ~Screen() = default;
    virtual std::string_view name() const = 0;  // "home", "checkin.scan", "checkin.result"
    virtual void draw(Page& page) = 0;
    // How long the screen may stay untouched (house timeouts: 60 form, 30 ticket, 12 result). zero = for ever
    // (home).
    virtual std::chrono::seconds stays() const { return std::chrono::seconds{60}; }
    // What happens then: result pages go back without asking, forms ask first and then end the visit.
    virtual bool returns_by_itself() const { return false; }
    // Called once when the screen comes (again) on top, and once when it is covered or left.
    virtual void entered(Page&) {}
    virtual void left(Page&) {}
    // Whether touches and keys go nowhere while it is up: somebody wipes the glass.
    virtual bool deaf() const { return false; }
    // Whether words are written on it: another page that is covers no composition.
    virtual bool writes() const { return false; }
    // Nothing personal survives: overwrite typed text before the memory is given back.
    virtual void wipe() {}
};

}  // namespace ui
