// One finger or the mouse, as ImGui sees it. Several hands on the glass are one visitor's one finger.
#pragma once

#include <cstdint>
#include <optional>

struct ImGuiIO;

namespace ui {

// UI thread. Coordinates are framebuffer pixels.
class Pointer {
  public:
    explicit Pointer(ImGuiIO& io) : io_(io) {}

    // Touches. The finger that came first is the pointer until it is lifted; all others are ignored: a palm
    // or a second finger never presses. After the lift nothing is hovered.
    void finger_down(std::uint64_t finger, float x, float y);
    void finger_moved(std::uint64_t finger, float x, float y);
    void finger_up(std::uint64_t finger, float x, float y);

    // The mouse: service, demonstration and tests.
    void mouse_moved(float x, float y);
    void mouse_button(bool down);
    void mouse_wheel(float x, float y);
    void mouse_left();

    // A press and release at a point through ImGui's own queue, which spreads them over frames.
    // False while somebody's finger is on the glass.
    bool tap(float x, float y);

    bool down() const { return finger_.has_value() || mouse_down_; }

  private:
    ImGuiIO& io_;
    std::optional<std::uint64_t> finger_;
    bool mouse_down_ = false;
};

}  // namespace ui
