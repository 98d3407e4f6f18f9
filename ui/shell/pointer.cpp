#include "ui/shell/pointer.h"

#include <cfloat>

#include <imgui.h>

namespace ui {

namespace {
// Where ImGui keeps a pointer that is nowhere.
constexpr float nowhere = -FLT_MAX;
}  // namespace

void Pointer::finger_down(std::uint64_t finger, float x, float y) {
    if (finger_ || mouse_down_) return;
    finger_ = finger;
    io_.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
    io_.AddMousePosEvent(x, y);
    io_.AddMouseButtonEvent(0, true);
}

void Pointer::finger_moved(std::uint64_t finger, float x, float y) {
    if (finger_ == finger) io_.AddMousePosEvent(x, y);
}

void Pointer::finger_up(std::uint64_t finger, float x, float y) {
    if (finger_ != finger) return;
    finger_.reset();
    io_.AddMousePosEvent(x, y);
    io_.AddMouseButtonEvent(0, false);
    io_.AddMousePosEvent(nowhere, nowhere);
}

void Pointer::mouse_moved(float x, float y) {
    if (finger_) return;
    io_.AddMouseSourceEvent(ImGuiMouseSource_Mouse);
    io_.AddMousePosEvent(x, y);
}

void Pointer::mouse_button(bool down) {
    if (finger_ || mouse_down_ == down) return;
    mouse_down_ = down;
    io_.AddMouseSourceEvent(ImGuiMouseSource_Mouse);
    io_.AddMouseButtonEvent(0, down);
}

void Pointer::mouse_wheel(float x, float y) {
    if (!finger_) io_.AddMouseWheelEvent(x, y);
}

void Pointer::mouse_left() {
    if (!finger_ && !mouse_down_) io_.AddMousePosEvent(nowhere, nowhere);
}

bool Pointer::tap(float x, float y) {
    if (down()) return false;
    constexpr std::uint64_t injected = ~std::uint64_t{0};
    finger_down(injected, x, y);
    finger_up(injected, x, y);
    return true;
}

}  // namespace ui
