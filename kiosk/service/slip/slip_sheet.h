// A sheet that is written from top to bottom: the pen goes down, text finds its size or its lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/picture/canvas.h"

namespace service::slip {

constexpr int kWidth = 576, kMargin = 24, kRight = kWidth - kMargin;

// Em height is split 88 : 12 at the baseline, as in Noto Sans CJK.
int baseline_of(int top, int px);

class Sheet {
  public:
    explicit Sheet(base::SlipFonts& fonts);

    base::Canvas& canvas() { return canvas_; }
    base::SlipFonts& fonts() { return fonts_; }
    int y = 0;  // where the pen is

    int width_of(std::string_view text, base::TextStyle style);
    // The largest of the sizes `px`, `px` - 2, ... `least` at which the text is at most `width` wide.
    int fitting_px(std::string_view text, base::Weight weight, int px, int least, int width);
    std::vector<std::string> lines(std::string_view text, base::TextStyle style, int width, std::size_t most);

    // One line whose em square starts at `top`.
    void put(int x, int top, std::string_view text, base::TextStyle style,
             base::Align align = base::Align::left, base::Ink ink = base::Ink::black);
    // Lines below each other from `top`; returns where the next would start.
    int put_lines(int x, int top, const std::vector<std::string>& lines, base::TextStyle style,
                  int line_height, base::Align align = base::Align::left, base::Ink ink = base::Ink::black);
    void dashed_rule();

    base::Bitmap tear_off() &&;

  private:
    base::Canvas canvas_;
    base::SlipFonts& fonts_;
};

}  // namespace service::slip
