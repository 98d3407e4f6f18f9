// Pictures by name, as textures at the exact size asked for. Nothing here reads a file on the UI thread.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include <imgui.h>

#include "base/picture/rgba.h"

namespace ui {

struct Picture {
    ImTextureRef texture;
    float width = 0, height = 0;  // pixels
};

// As it was drawn, or as what cannot be used now.
enum class Shade { colour, grey };

class Art {
  public:
    virtual ~Art() = default;
    // An SVG of assets/art by file name without suffix ("spot-checkin"). nullopt until the loader thread has
    // it (a new frame is asked for by itself then) and for good if it is missing. Rounds the size up to whole
    // pixels. A size close to one that is there already (a pressed tile's .98) shows that one, scaled.
    virtual std::optional<Picture> svg(std::string_view name, float width, float height,
                                       Shade shade = Shade::colour) = 0;
    // The newest camera frame; nullopt while there is none.
    virtual std::optional<Picture> camera() = 0;
    // What a visitor has just photographed, for as long as it is drawn: it leaves the graphics memory with
    // the first frame that does not show it. nullopt if there is none.
    virtual std::optional<Picture> photo(const std::shared_ptr<const base::Rgba>& photo) = 0;
    // A soft shadow, baked once per radius and blur: a 9-slice whose corner is `corner` pixels.
    struct Shadow {
        ImTextureRef texture;
        float size = 0, corner = 0;
    };
    virtual Shadow shadow(float radius, float blur) = 0;
};

}  // namespace ui
