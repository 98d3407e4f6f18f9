// Dear ImGui with its OpenGL renderer in a window's context.
#pragma once

#include <memory>
#include <optional>

#include "base/clock.h"
#include "base/picture/rgba.h"
#include "ui/shell/item_watch.h"
#include "ui/shell/plain_fill.h"
#include "ui/shell/window.h"
#include "ui/theme/fonts.h"

struct ImGuiContext;
struct ImGuiIO;

namespace ui {

// UI thread; the window must outlive it.
class Graphics {
  public:
    explicit Graphics(Window& window);
    ~Graphics();
    Graphics(const Graphics&) = delete;
    Graphics& operator=(const Graphics&) = delete;

    ImGuiIO& io();
    const Fonts& fonts() const { return fonts_; }
    const std::vector<std::string>& missing_fonts() const { return font_store_.missing(); }
    const std::vector<ItemWatch::Item>& items() const { return items_.items(); }

    // Opens a frame with one window over everything, in which the screen draws.
    void begin_frame(base::BootTime now);
    // Paints it; the picture is in the back buffer until swap().
    void end_frame();
    // Inputs that ImGui keeps for later frames, one at a time, so that a fast tap is a press and a release.
    bool inputs_waiting() const;

  private:
    Window& window_;
    FontStore font_store_;  // outlives the context, which reads the mapped files
    ItemWatch items_;
    ImGuiContext* context_;
    std::unique_ptr<PlainFill> plain_;
    Fonts fonts_;
    std::optional<base::BootTime> last_;
};

}  // namespace ui
