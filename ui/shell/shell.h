// The parts of run() and the turn of its loop.
#pragma once

#include <array>
#include <memory>
#include <string>

#include "ui/input/composer.h"
#include "ui/shell/answer_times.h"
#include "ui/shell/automation.h"
#include "ui/shell/brightness.h"
#include "ui/shell/frame_plan.h"
#include "ui/shell/graphics.h"
#include "ui/shell/idle.h"
#include "ui/shell/kept_modes.h"
#include "ui/shell/pointer.h"
#include "ui/shell/run.h"
#include "ui/shell/screen_stack.h"
#include "ui/shell/textures.h"
#include "ui/shell/touch_guard.h"
#include "ui/shell/touch_reader.h"
#include "ui/shell/typed_text.h"
#include "ui/shell/visit.h"
#include "ui/shell/wake.h"
#include "ui/shell/window.h"
#include "ui/shell/words.h"

namespace ui {

// UI thread. Everything that the screen is; nothing of it is seen outside ui/shell.
class Shell final : private automation::Port {
  public:
    static base::Result<std::unique_ptr<Shell>> open(const Deps& deps);
    ~Shell() override;
    void run();

  private:
    explicit Shell(Deps deps);
    base::Status open_window();
    base::Status open_automation();

    // One turn of the loop.
    void turn();
    void wait();
    void take_touches();
    void press(TouchVerdict verdict, const TouchEvent& touch);
    void take_news();
    void take_settings(bool nobody);
    void take_time();
    void take_idle_state(base::BootTime now);
    void serve();
    void draw();
    void take_pictures();
    void settle_navigation();

    // Inputs, in shell_input.cpp.
    WindowEvents window_events();
    void touched(bool released);
    void character(char32_t c);
    void move_focus(FocusKey key);
    void strike(int key);  // an ImGuiKey
    void by_hand(const std::u32string& text);

    base::BootTime boot() const { return deps_.clock->boot(); }
    std::int64_t minute() const;
    base::BootTime until_next_minute() const;
    Page make_page(base::BootTime now, Tree& tree);
    void send(service::Command command);
    void play(Sound sound);
    void enter_top(Screen& screen);
    void end_visit();
    void keep_or_clear_composition(std::uint64_t from);
    bool deaf() { return stack_.top().deaf(); }

    // automation::Port
    base::BootTime now() const override { return boot(); }
    const Tree& tree() const override { return tree_; }
    std::string not_quiet_because() const override;
    bool input_done() const override;
    bool tap(float x, float y) override;
    void type(const std::u32string& text) override {
        if (!deaf()) by_hand(text);
    }
    void scan(const std::u32string& text) override;
    void order_picture() override;
    std::optional<base::Rgba> take_picture() override { return std::exchange(picture_, std::nullopt); }
    Modes modes() const override { return modes_.modes(); }
    void set_modes(const Modes& modes) override;
    nlohmann::json stats() const override;
    std::vector<ItemWatch::Item> unreported() const override {
        return ui::unreported(graphics_->items(), tree_);
    }
    void quit() override { quitting_ = true; }

    const Deps deps_;
    const Words words_;
    const std::unique_ptr<Composer> composer_;  // opens itself while the window comes up
    std::unique_ptr<Window> window_;
    std::optional<Wakeable> wakeable_;  // after the window: GLFW must be up
    std::unique_ptr<Graphics> graphics_;
    std::unique_ptr<Textures> textures_;
    std::unique_ptr<TouchReader> touches_;
    TouchGuard guard_;
    TouchGuard::Ignored touches_told_;
    std::unique_ptr<Brightness> brightness_;
    std::optional<Pointer> pointer_;
    ScreenStack stack_;
    Visits visits_;
    KeptModes modes_;
    bool ran_out_ = false;           // the visit that ends now was ended by time
    std::uint64_t composed_on_ = 0;  // the screen that the composition belongs to; 0: none is kept
    IdleTimer idle_;
    IdleTimer::State idle_state_;
    FramePlan plan_;
    TypedText typed_text_;
    std::u32string typed_;  // for the next frame
    Tree tree_;
    std::shared_ptr<const service::KioskView> view_;
    std::uint64_t view_version_ = 0, sent_ = 0, frames_ = 0;
    std::array<std::uint64_t, 4> sounds_{};  // asked for, of each kind
    AnswerTimes answers_;
    std::int64_t minute_drawn_ = -1;
    int brightness_drawn_ = 0;
    base::BootTime top_since_{0};
    bool picture_ordered_ = false, quitting_ = false, composes_ = false;
    std::optional<base::Rgba> picture_;
    std::uint64_t picture_given_ = 0;  // the newest that the view wanted
    automation::Desk desk_;
    std::unique_ptr<automation::Server> server_;  // last: its thread asks the desk
};

}  // namespace ui
