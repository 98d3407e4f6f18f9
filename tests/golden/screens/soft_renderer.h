// Draws ImGui's draw lists with the CPU alone: the same pixels on every machine, with no display.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <vector>

#include <imgui.h>

#include "base/picture/rgba.h"

namespace golden {

// What an ImTextureID points to. Straight alpha.
struct Texture {
    int width = 0, height = 0, channels = 4;
    const std::uint8_t* pixels = nullptr;
};

// Serves ImGui's own texture requests (the font atlas); call after ImGui::Render().
void serve_textures(ImDrawData& data);

// Which parts of a picture are worth drawing, in squares of 16 pixels.
class Tiles {
  public:
    Tiles(int width, int height)
        : across_((width + side - 1) / side),
          wanted_(static_cast<std::size_t>(across_) * static_cast<std::size_t>((height + side - 1) / side)) {}
    void want(int x, int y, int right, int foot) {
        for (int row = std::max(y, 0) / side; row * side < foot; ++row) {
            for (int column = std::max(x, 0) / side; column * side < right && column < across_; ++column) {
                const auto at = static_cast<std::size_t>(row * across_ + column);
                if (at < wanted_.size()) wanted_[at] = 1;
            }
        }
    }
    bool wanted(int x, int y) const {
        return wanted_[static_cast<std::size_t>(y / side * across_ + x / side)] != 0;
    }
    static int end_of(int x) { return (x / side + 1) * side; }

  private:
    static constexpr int side = 16;
    int across_;
    std::vector<std::uint8_t> wanted_;
};

struct Part {
    int step = 1;                  // every so many pixels only, counted from 0, across and down
    const Tiles* tiles = nullptr;  // nothing outside them
    std::function<bool(unsigned vertex)> leave_out = {};  // triangles that begin with such a vertex
};
base::Rgba render(const ImDrawData& data, const Part& part = {});

}  // namespace golden
