// Plain colour without a texture. The library looks up a white texel for every pixel of every shape: for
// nothing, and on software GL that is two thirds of a frame.
#pragma once

#include <vector>

#include <imgui.h>

namespace ui {

// Indices of one draw command that belong together. All of a command's are in exactly one stretch, in order.
struct Stretch {
    unsigned first = 0, count = 0;  // indices, from the command's own first
    bool plain = false;
};

// Pure. Triangles at `white` alone are plain; a plain stretch below `least` square pixels stays with its
// neighbours, because a change of program costs as well.
std::vector<Stretch> stretches(const ImDrawList& list, const ImDrawCmd& command, ImVec2 white, float least);

// UI thread, with the context current. Without a working shader it does nothing.
class PlainFill {
  public:
    static constexpr float least_area = 4096;

    PlainFill();
    ~PlainFill();
    PlainFill(const PlainFill&) = delete;
    PlainFill& operator=(const PlainFill&) = delete;

    // Between ImGui::Render() and the renderer: what is plain gets a command and a program of its own.
    void divide(ImDrawData& data, ImVec2 white);

  private:
    void begin();
    void end();
    bool link(unsigned textured);
    static void begin_callback(const ImDrawList* list, const ImDrawCmd* command);
    static void end_callback(const ImDrawList* list, const ImDrawCmd* command);

    unsigned vertex_ = 0, fragment_ = 0, program_ = 0;
    unsigned textured_ = 0;    // the renderer's own program, whose inputs ours has
    int from_ = -1, to_ = -1;  // where each has its projection
};

}  // namespace ui
