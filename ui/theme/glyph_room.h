// Bounds what drawn glyphs take. They are drawn on demand and kept: a kiosk that runs for months would keep
// every character that anybody ever typed, at every size.
#pragma once

struct ImFontAtlas;

namespace ui {

// Call between frames. A texture of more than `most` pixels is given back with all that was drawn in it; what
// the next frame shows is drawn anew, in some 50 ms. True if it was.
bool bound_glyphs(ImFontAtlas& atlas, int most);

// Enough for several pages of glyphs: 4 megapixels (16 MB) on a 1080 x 1920 panel. Sides are powers of two.
constexpr int glyph_room(int width, int height) {
    return 3 * width * height;
}

}  // namespace ui
