#include "devices/camera/picture.h"

#include <algorithm>
#include <cstring>

namespace camera {
namespace {

constexpr int preview_width = 640;

std::uint8_t clamp_level(int value) {
    return static_cast<std::uint8_t>(std::clamp(value, 0, 255));
}

int mean_luma(const Planes& picture, int left, int top, int side) {
    int sum = 0;
    for (int y = top; y < top + side; ++y) {
        const std::uint8_t* row = picture.y + static_cast<std::ptrdiff_t>(y) * picture.y_stride;
        for (int x = left; x < left + side; ++x)
            sum += row[x];
    }
    return sum / (side * side);
}

// BT.601, video range, in 8-bit fixed point.
void put_rgb(int y, int u, int v, std::uint8_t* rgb) {
    const int c = 298 * (y - 16) + 128, d = u - 128, e = v - 128;
    rgb[0] = clamp_level((c + 409 * e) >> 8);
    rgb[1] = clamp_level((c - 100 * d - 208 * e) >> 8);
    rgb[2] = clamp_level((c + 516 * d) >> 8);
}

void fill_preview(const Planes& picture, base::Frame& into) {
    const int side = std::max(1, (picture.width + preview_width - 1) / preview_width);
    into.preview_width = picture.width / side;
    into.preview_height = picture.height / side;
    into.rgb.resize(static_cast<std::size_t>(into.preview_width) *
                    static_cast<std::size_t>(into.preview_height) * 3);
    std::uint8_t* rgb = into.rgb.data();
    for (int py = 0; py < into.preview_height; ++py) {
        const std::ptrdiff_t chroma_row = py * side / 2;
        for (int px = 0; px < into.preview_width; ++px, rgb += 3) {
            const int chroma = px * side / 2;
            const int u = picture.u != nullptr ? picture.u[chroma_row * picture.u_stride + chroma] : 128;
            const int v = picture.v != nullptr ? picture.v[chroma_row * picture.v_stride + chroma] : 128;
            put_rgb(mean_luma(picture, px * side, py * side, side), u, v, rgb);
        }
    }
}

}  // namespace

void fill_frame(const Planes& picture, base::Frame& into) {
    into.width = picture.width;
    into.height = picture.height;
    const auto width = static_cast<std::size_t>(picture.width);
    into.luma.resize(width * static_cast<std::size_t>(picture.height));
    for (int y = 0; y < picture.height; ++y) {
        std::memcpy(into.luma.data() + static_cast<std::size_t>(y) * width,
                    picture.y + static_cast<std::ptrdiff_t>(y) * picture.y_stride, width);
    }
    fill_preview(picture, into);
}

}  // namespace camera
