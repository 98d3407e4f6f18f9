#include "ui/shell/wake.h"

#include <mutex>

#include <GLFW/glfw3.h>

#include "ui/shell/run.h"

namespace ui {

namespace {

// GLFW is one per process, and so is its event queue: this is the process's only state of the UI.
struct Bell {
    std::mutex mutex;  // keeps GLFW alive while somebody rings
    bool alive = false, stop = false;
    void ring() {
        if (alive) glfwPostEmptyEvent();
    }
};

Bell& bell() {
    static Bell one;
    return one;
}

}  // namespace

Wakeable::Wakeable() {
    std::lock_guard lock(bell().mutex);
    bell().alive = true;
}

Wakeable::~Wakeable() {
    std::lock_guard lock(bell().mutex);
    bell().alive = false;
    bell().stop = false;
}

bool Wakeable::stop_requested() const {
    std::lock_guard lock(bell().mutex);
    return bell().stop;
}

void wake_ui() {
    std::lock_guard lock(bell().mutex);
    bell().ring();
}

void stop_ui() {
    std::lock_guard lock(bell().mutex);
    bell().stop = true;
    bell().ring();
}

}  // namespace ui
