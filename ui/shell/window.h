// The one window and its OpenGL context, on X11.
#pragma once

#include <functional>
#include <memory>

#include "base/frame.h"
#include "base/picture/rgba.h"
#include "base/result.h"

struct GLFWwindow;

namespace ui {

struct WindowOptions {
    int width = 0, height = 0;  // pixels; 0 x 0 with fullscreen: the monitor's
    bool fullscreen = false;    // covers the monitor, no cursor
    const char* title = "随手站";
};

// What moves the focus of a keyboard or switch; Enter, which uses it, comes as a character.
enum class FocusKey { next, previous, left, right, up, down };

// What the window hears. Called on the UI thread, only from within wait().
struct WindowEvents {
    std::function<void(float x, float y)> mouse_moved;
    std::function<void(bool down)> mouse_button;  // the first button; no other does anything
    std::function<void(float x, float y)> mouse_wheel;
    std::function<void()> mouse_left;
    std::function<void(char32_t c)> character;  // Enter is '\r'; no key closes the window
    std::function<void(FocusKey key)> focus;
    std::function<void()> exposed;  // the picture must be drawn again
};

// UI (main) thread only, one per process at a time.
class Window {
  public:
    // unavailable if there is no display or no OpenGL 3.2.
    static base::Result<std::unique_ptr<Window>> open(const WindowOptions& options, WindowEvents events);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    int width() const { return width_; }  // framebuffer pixels
    int height() const { return height_; }
    float mm_per_pixel() const { return mm_per_pixel_; }  // 0: the monitor does not know or does not tell
    bool close_requested() const;  // never when fullscreen: a terminal is not closed by its visitors
    // Waits for an event, a wake-up or the time; hands on what happened. Zero: only looks.
    void wait(double seconds);
    void swap();
    // The picture that was drawn and not yet swapped.
    base::Rgba read_pixels() const;
    unsigned long x_window() const;  // the X11 id

  private:
    Window(GLFWwindow* window, bool fullscreen, WindowEvents events);
    void listen();

    GLFWwindow* window_;
    const bool fullscreen_;
    WindowEvents events_;
    int width_ = 0, height_ = 0;
    float mm_per_pixel_ = 0;
};

}  // namespace ui
