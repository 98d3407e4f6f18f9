// One finger or the mouse, as ImGui sees it.
#pragma once

struct ImGuiIO;

namespace ui {

// UI thread. Coordinates are framebuffer pixels.
class Pointer {
  public:
    explicit Pointer(ImGuiIO& io) : io_(io) {}

    // The one finger that TouchGuard lets press. Once it is lifted nothing is hovered.
    void finger_down(float x, float y);
    void finger_moved(float x, float y);
    void finger_up(float x, float y);
    // The press is taken back: ImGui sees a release that is nowhere, and nothing acts.
    void finger_cancelled();

    // The mouse: service, demonstration and tests.
    void mouse_moved(float x, float y);
    void mouse_button(bool down);
    void mouse_wheel(float x, float y);
    void mouse_left();

    // A press and release at a point through ImGui's own queue, which spreads them over frames.
    // False while somebody's finger is on the glass.
    bool tap(float x, float y);

    bool down() const { return finger_down_ || mouse_down_; }

  private:
    void finger_button(bool down);

    ImGuiIO& io_;
    bool finger_down_ = false, mouse_down_ = false;
};

}  // namespace ui
