#include "base/picture/canvas.h"

#include <algorithm>
#include <cmath>

namespace base {
namespace {

// How far the middle of a dot lies outside the rounded box; negative inside.
float outside(const Box& box, int radius, int x, int y) {
    const float half_w = static_cast<float>(box.w) / 2, half_h = static_cast<float>(box.h) / 2;
    const float r = std::min({static_cast<float>(radius), half_w, half_h});
    const float dx = std::abs(static_cast<float>(x - box.x) + 0.5f - half_w) - (half_w - r);
    const float dy = std::abs(static_cast<float>(y - box.y) + 0.5f - half_h) - (half_h - r);
    return std::hypot(std::max(dx, 0.f), std::max(dy, 0.f)) + std::min(std::max(dx, dy), 0.f) - r;
}

template <class Each>
void for_each_dot(const Box& box, Each each) {
    for (int y = box.y; y < box.y + box.h; ++y)
        for (int x = box.x; x < box.x + box.w; ++x)
            each(x, y);
}

}  // namespace

Canvas::Canvas(int width, int height)
    : bitmap_{width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width) * height, 255)} {}

void Canvas::dot(int x, int y, Ink ink) {
    if (x < 0 || y < 0 || x >= bitmap_.width || y >= bitmap_.height) return;
    bitmap_.grey[static_cast<std::size_t>(y) * bitmap_.width + x] = ink == Ink::black ? 0 : 255;
}

void Canvas::text(SlipFonts& fonts, int x, int baseline, std::string_view utf8, TextStyle style, Align align,
                  Ink ink) {
    auto start = static_cast<float>(x);
    if (align == Align::centre) start -= fonts.measure(utf8, style) / 2;
    if (align == Align::right) start -= fonts.measure(utf8, style);
    fonts.draw(utf8, style, start, baseline, [&](int dot_x, int dot_y) { dot(dot_x, dot_y, ink); });
}

void Canvas::fill(const Box& box, Ink ink) {
    for_each_dot(box, [&](int x, int y) { dot(x, y, ink); });
}

void Canvas::fill_rounded(const Box& box, int radius, Ink ink) {
    for_each_dot(box, [&](int x, int y) {
        if (outside(box, radius, x, y) <= 0) dot(x, y, ink);
    });
}

void Canvas::frame_rounded(const Box& box, int radius, int thickness) {
    for_each_dot(box, [&](int x, int y) {
        const float d = outside(box, radius, x, y);
        if (d <= 0 && d > static_cast<float>(-thickness)) dot(x, y, Ink::black);
    });
}

void Canvas::dashes(int x, int y, int length, int thickness, int dash, int gap) {
    for (int at = 0; at < length; at += dash + gap)
        fill({x + at, y, std::min(dash, length - at), thickness}, Ink::black);
}

void Canvas::modules(const QrMatrix& qr, int x, int y, int dots_per_module) {
    for (int row = 0; row < qr.size; ++row)
        for (int column = 0; column < qr.size; ++column)
            if (qr.at(column, row))
                fill({x + column * dots_per_module, y + row * dots_per_module, dots_per_module,
                      dots_per_module});
}

void Canvas::stamp(const Rgba& shape, int x, int y, Ink ink) {
    for_each_dot({0, 0, shape.width, shape.height}, [&](int dx, int dy) {
        const auto at = 4 * (static_cast<std::size_t>(dy) * shape.width + dx);
        if (shape.pixels[at + 3] >= 128) dot(x + dx, y + dy, ink);
    });
}

Bitmap Canvas::take(int height) && {
    bitmap_.height = std::clamp(height, 1, bitmap_.height);
    bitmap_.grey.resize(static_cast<std::size_t>(bitmap_.width) * bitmap_.height);
    return std::move(bitmap_);
}

}  // namespace base
