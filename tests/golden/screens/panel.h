// Draws one screen through the real window, renderer and textures: what a kiosk's panel shows.
#pragma once

#include <memory>

#include "base/frame.h"
#include "tests/fakes/scripted_composer.h"
#include "tests/golden/screens/scenes.h"
#include "ui/shell/graphics.h"
#include "ui/shell/textures.h"
#include "ui/shell/window.h"
#include "ui/shell/words.h"

namespace golden {

// A scene with its screen in the state that the scene is of. A Studio brought it there, and must be gone
// before a Panel opens: there is one ImGui context at a time.
struct Stand {
    Scene scene;
    std::unique_ptr<ui::Screen> screen;
    fakes::ScriptedComposer composer;  // with what the scene has typed
};

class Panel {
  public:
    // As ui::Window::open().
    static base::Result<std::unique_ptr<Panel>> open(int width, int height, const ui::Words& words);
    ~Panel();

    // One frame into the back buffer, half a second after the one before: what comes in has come.
    void draw(Stand& stand);
    // Frames until all art has come; the last one stays in the back buffer.
    void settle(Stand& stand);
    void swap() { window_->swap(); }
    base::Rgba picture() const { return window_->read_pixels(); }  // of the back buffer
    ui::Graphics& graphics() { return graphics_; }
    int width() const { return window_->width(); }
    int height() const { return window_->height(); }

    // Milliseconds of the last frame before the renderer was called.
    double built() const { return built_; }

  private:
    class Nowhere;
    Panel(std::unique_ptr<ui::Window> window, const ui::Words& words);
    void page(Stand& stand);
    void put_frame();

    std::unique_ptr<ui::Window> window_;
    ui::Graphics graphics_;
    base::Latest<base::Frame> frames_;
    ui::Textures textures_;
    const ui::Words& words_;
    std::unique_ptr<Nowhere> nowhere_;
    base::BootTime now_{0};
    const base::Still seen_;
    std::uint64_t number_ = 0;
    double built_ = 0;
};

}  // namespace golden
