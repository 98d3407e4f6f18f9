#include "ui/shell/pointer.h"

#include <cfloat>

#include <imgui.h>

namespace ui {

namespace {
// Where ImGui keeps a pointer that is nowhere.
constexpr float nowhere = -FLT_MAX;
}  // namespace

void Pointer::finger_down(float x, float y) {
    if (down()) return;
    finger_down_ = true;
    io_.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
    io_.AddMousePosEvent(x, y);
    finger_button(true);
}

void Pointer::finger_moved(float x, float y) {
    if (finger_down_) io_.AddMousePosEvent(x, y);
}

void Pointer::finger_up(float x, float y) {
    if (!finger_down_) return;
    finger_down_ = false;
    io_.AddMousePosEvent(x, y);
    finger_button(false);
    io_.AddMousePosEvent(nowhere, nowhere);
}

// A touch's button would wait for the frame after its position: tabs and menus of the library want a hover
// first. We have neither, and a finger sees its answer a frame sooner.
void Pointer::finger_button(bool down) {
    io_.AddMouseSourceEvent(ImGuiMouseSource_Mouse);
    io_.AddMouseButtonEvent(0, down);
    io_.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
}

void Pointer::finger_cancelled() {
    if (finger_down_) finger_up(nowhere, nowhere);
}

void Pointer::mouse_moved(float x, float y) {
    if (finger_down_) return;
    io_.AddMouseSourceEvent(ImGuiMouseSource_Mouse);
    io_.AddMousePosEvent(x, y);
}

void Pointer::mouse_button(bool down) {
    if (finger_down_ || mouse_down_ == down) return;
    mouse_down_ = down;
    io_.AddMouseSourceEvent(ImGuiMouseSource_Mouse);
    io_.AddMouseButtonEvent(0, down);
}

void Pointer::mouse_wheel(float x, float y) {
    if (!finger_down_) io_.AddMouseWheelEvent(x, y);
}

void Pointer::mouse_left() {
    if (!finger_down_ && !mouse_down_) io_.AddMousePosEvent(nowhere, nowhere);
}

bool Pointer::tap(float x, float y) {
    if (down()) return false;
    finger_down(x, y);
    finger_up(x, y);
    return true;
}

}  // namespace ui
