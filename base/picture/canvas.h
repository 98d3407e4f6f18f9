// A sheet of slip paper: black dots on white, nothing between.
#pragma once

#include <string_view>

#include "base/frame.h"
#include "base/picture/qr.h"
#include "base/picture/rgba.h"
#include "base/picture/slip_fonts.h"

namespace base {

enum class Ink { black, white };
enum class Align { left, centre, right };

struct Box {
    int x = 0, y = 0, w = 0, h = 0;
};

// All measures are dots; what lies outside the sheet is cut off. Values of the bitmap are 0 and 255 only.
class Canvas {
  public:
    Canvas(int width, int height);

    // x is the left end, the middle or the right end of the text, as `align` says.
    void text(SlipFonts& fonts, int x, int baseline, std::string_view utf8, TextStyle style,
              Align align = Align::left, Ink ink = Ink::black);

    void fill(const Box& box, Ink ink = Ink::black);
    void fill_rounded(const Box& box, int radius, Ink ink = Ink::black);
    void frame_rounded(const Box& box, int radius, int thickness);
    void dashes(int x, int y, int length, int thickness, int dash, int gap);
    void modules(const QrMatrix& qr, int x, int y, int dots_per_module);
    // The shape of a drawing: its pixels that are at least half opaque.
    void stamp(const Rgba& shape, int x, int y, Ink ink = Ink::black);

    int width() const { return bitmap_.width; }
    // The sheet torn off at that height.
    Bitmap take(int height) &&;

  private:
    void dot(int x, int y, Ink ink);
    Bitmap bitmap_;
};

}  // namespace base
