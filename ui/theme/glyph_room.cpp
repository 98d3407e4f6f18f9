#include "ui/theme/glyph_room.h"

#include <imgui.h>
#include <imgui_internal.h>

namespace ui {

bool bound_glyphs(ImFontAtlas& atlas, int most) {
    if (atlas.TexData == nullptr || atlas.Builder == nullptr) return false;
    if (atlas.TexData->Width * atlas.TexData->Height <= most) return false;
    ImFontAtlasBuildDiscardBakes(&atlas, 0);
    // What was discarded still counts as the largest glyph, which decides how small a texture may become.
    atlas.CompactCache();
    return true;
}

}  // namespace ui
