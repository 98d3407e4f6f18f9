// Draws ImGui's draw lists with the CPU alone: the same pixels on every machine, with no display.
#pragma once

#include <cstdint>

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
base::Rgba render(const ImDrawData& data);

}  // namespace golden
