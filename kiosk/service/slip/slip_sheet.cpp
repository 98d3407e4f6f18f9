#include "kiosk/service/slip/slip_sheet.h"

#include <cmath>

#include "base/text/breaking.h"

namespace service::slip {
namespace {

constexpr int kLongest = 4096;  // half a metre of paper: every text is bounded, so no slip comes near

}  // namespace

int baseline_of(int top, int px) {
    return top + px * 88 / 100;
}

Sheet::Sheet(base::SlipFonts& fonts) : canvas_(kWidth, kLongest), fonts_(fonts) {}

int Sheet::width_of(std::string_view text, base::TextStyle style) {
    return static_cast<int>(std::ceil(fonts_.measure(text, style)));
}

int Sheet::fitting_px(std::string_view text, base::Weight weight, int px, int least, int width) {
    while (px > least && width_of(text, {px, weight}) > width)
        px -= 2;
    return px;
}

std::vector<std::string> Sheet::lines(std::string_view text, base::TextStyle style, int width,
                                      std::size_t most) {
    return base::break_lines(text, static_cast<float>(width), most,
                             [&](std::string_view piece) { return fonts_.measure(piece, style); });
}

void Sheet::put(int x, int top, std::string_view text, base::TextStyle style, base::Align align,
                base::Ink ink) {
    canvas_.text(fonts_, x, baseline_of(top, style.px), text, style, align, ink);
}

int Sheet::put_lines(int x, int top, const std::vector<std::string>& lines, base::TextStyle style,
                     int line_height, base::Align align, base::Ink ink) {
    for (const auto& line : lines) {
        put(x, top, line, style, align, ink);
        top += line_height;
    }
    return top;
}

void Sheet::dashed_rule() {
    canvas_.dashes(kMargin, y, kRight - kMargin, 4, 12, 8);
    y += 4;
}

base::Bitmap Sheet::tear_off() && {
    return std::move(canvas_).take(y);
}

}  // namespace service::slip
