#include "ui/shell/window.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include <GL/gl.h>
#define GLFW_EXPOSE_NATIVE_X11
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <GLFW/glfw3native.h>

namespace ui {

namespace {

base::Error glfw_error(const char* place) {
    const char* text = nullptr;
    glfwGetError(&text);
    return {base::ErrorKind::unavailable, text != nullptr ? text : "unknown reason", place};
}

// Panels lie about their size: believe only what a panel of 7 to 100 inches could have.
float plausible_mm(GLFWmonitor* monitor, const GLFWvidmode& mode) {
    int mm_w = 0, mm_h = 0;
    glfwGetMonitorPhysicalSize(monitor, &mm_w, &mm_h);
    if (mm_w <= 0 || mm_h <= 0 || mode.width <= 0 || mode.height <= 0) return 0;
    const float diagonal_mm = std::hypot(static_cast<float>(mm_w), static_cast<float>(mm_h));
    const float diagonal_px = std::hypot(static_cast<float>(mode.width), static_cast<float>(mode.height));
    return diagonal_mm >= 170 && diagonal_mm <= 2540 ? diagonal_mm / diagonal_px : 0;
}

std::optional<FocusKey> focus_key(int key, bool shift) {
    switch (key) {
        case GLFW_KEY_TAB:
            return shift ? FocusKey::previous : FocusKey::next;
        case GLFW_KEY_LEFT:
            return FocusKey::left;
        case GLFW_KEY_RIGHT:
            return FocusKey::right;
        case GLFW_KEY_UP:
            return FocusKey::up;
        case GLFW_KEY_DOWN:
            return FocusKey::down;
        default:
            return std::nullopt;
    }
}

Window& self(GLFWwindow* window) {
    return *static_cast<Window*>(glfwGetWindowUserPointer(window));
}

void set_hints(const WindowOptions& options) {
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 2);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_RESIZABLE, GLFW_FALSE);
    glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);
    glfwWindowHint(GLFW_DECORATED, options.fullscreen ? GLFW_FALSE : GLFW_TRUE);
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "suishou-kiosk");
    glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "suishou-kiosk");
}

}  // namespace

base::Result<std::unique_ptr<Window>> Window::open(const WindowOptions& options, WindowEvents events) {
#ifdef GLFW_PLATFORM  // GLFW 3.4: Wayland gives no touches
    glfwInitHint(GLFW_PLATFORM, GLFW_PLATFORM_X11);
#endif
    XInitThreads();  // touches are read on a thread of their own; libX11 before 1.8 must be told
    if (glfwInit() == GLFW_FALSE) return glfw_error("ui.display");
    GLFWmonitor* monitor = glfwGetPrimaryMonitor();
    const GLFWvidmode* mode = monitor != nullptr ? glfwGetVideoMode(monitor) : nullptr;
    if (options.fullscreen && mode == nullptr) {
        glfwTerminate();
        return base::Error{base::ErrorKind::unavailable, "the display has no monitor", "ui.display"};
    }
    set_hints(options);
    const int width = options.width > 0 ? options.width : options.fullscreen ? mode->width : 1080;
    const int height = options.height > 0 ? options.height : options.fullscreen ? mode->height : 1920;
    GLFWwindow* handle =
        glfwCreateWindow(width, height, options.title, options.fullscreen ? monitor : nullptr, nullptr);
    if (handle == nullptr) {
        base::Error error = glfw_error("ui.window");
        glfwTerminate();
        return error;
    }
    std::unique_ptr<Window> window(new Window(handle, options.fullscreen, std::move(events)));
    if (mode != nullptr) window->mm_per_pixel_ = plausible_mm(monitor, *mode);
    if (options.fullscreen) glfwSetInputMode(handle, GLFW_CURSOR, GLFW_CURSOR_HIDDEN);
    return window;
}

Window::Window(GLFWwindow* window, bool fullscreen, WindowEvents events)
    : window_(window), fullscreen_(fullscreen), events_(std::move(events)) {
    glfwMakeContextCurrent(window_);
    glfwSwapInterval(1);
    glfwGetFramebufferSize(window_, &width_, &height_);
    listen();
    // Without a window manager nobody else gives the keyboard to the window.
    glfwFocusWindow(window_);
}

Window::~Window() {
    glfwDestroyWindow(window_);
    glfwTerminate();
}

void Window::listen() {
    glfwSetWindowUserPointer(window_, this);
    glfwSetCursorPosCallback(window_, [](GLFWwindow* w, double x, double y) {
        self(w).events_.mouse_moved(static_cast<float>(x), static_cast<float>(y));
    });
    glfwSetMouseButtonCallback(window_, [](GLFWwindow* w, int button, int action, int) {
        if (button == GLFW_MOUSE_BUTTON_LEFT) self(w).events_.mouse_button(action == GLFW_PRESS);
    });
    glfwSetScrollCallback(window_, [](GLFWwindow* w, double x, double y) {
        self(w).events_.mouse_wheel(static_cast<float>(x), static_cast<float>(y));
    });
    glfwSetCursorEnterCallback(window_, [](GLFWwindow* w, int entered) {
        if (entered == GLFW_FALSE) self(w).events_.mouse_left();
    });
    glfwSetCharCallback(window_, [](GLFWwindow* w, unsigned c) { self(w).events_.character(c); });
    glfwSetKeyCallback(window_, [](GLFWwindow* w, int key, int, int action, int mods) {
        if (action == GLFW_RELEASE) return;
        if (key == GLFW_KEY_ENTER || key == GLFW_KEY_KP_ENTER) self(w).events_.character(U'\r');
        if (const auto focus = focus_key(key, (mods & GLFW_MOD_SHIFT) != 0)) self(w).events_.focus(*focus);
    });
    glfwSetWindowRefreshCallback(window_, [](GLFWwindow* w) { self(w).events_.exposed(); });
    glfwSetFramebufferSizeCallback(window_, [](GLFWwindow* w, int width, int height) {
        Window& window = self(w);
        if (width <= 0 || height <= 0) return;
        window.width_ = width;
        window.height_ = height;
        window.events_.exposed();
    });
}

bool Window::close_requested() const {
    return !fullscreen_ && glfwWindowShouldClose(window_) != GLFW_FALSE;
}

void Window::wait(double seconds) {
    if (seconds > 0) {
        glfwWaitEventsTimeout(seconds);
    } else {
        glfwPollEvents();
    }
}

void Window::swap() {
    glfwSwapBuffers(window_);
}

base::Rgba Window::read_pixels() const {
    base::Rgba picture{width_, height_, {}};
    const std::size_t row = static_cast<std::size_t>(width_) * 4;
    picture.pixels.resize(row * static_cast<std::size_t>(height_));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width_, height_, GL_RGBA, GL_UNSIGNED_BYTE, picture.pixels.data());
    // OpenGL counts rows from the bottom, and what shows through the window is no part of the picture.
    for (int y = 0; y < height_ / 2; ++y) {
        auto* top = picture.pixels.data() + row * static_cast<std::size_t>(y);
        auto* bottom = picture.pixels.data() + row * static_cast<std::size_t>(height_ - 1 - y);
        std::swap_ranges(top, top + row, bottom);
    }
    for (std::size_t i = 3; i < picture.pixels.size(); i += 4)
        picture.pixels[i] = 255;
    return picture;
}

unsigned long Window::x_window() const {
    return glfwGetX11Window(window_);
}

}  // namespace ui
