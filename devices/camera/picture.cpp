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

// What a coded colour is made of, in 8-bit fixed point.
struct Coding {
    int black, luma, red_of_v, green_of_u, green_of_v, blue_of_u;
};

Coding coding_of(const Planes& picture) {
    if (picture.hd)
        return picture.full_range ? Coding{0, 256, 403, 48, 120, 475} : Coding{16, 298, 459, 55, 136, 541};
    return picture.full_range ? Coding{0, 256, 359, 88, 183, 454} : Coding{16, 298, 409, 100, 208, 516};
}

void put_rgb(const Coding& coding, int y, int u, int v, std::uint8_t* rgb) {
    const int c = coding.luma * (y - coding.black) + 128, d = u - 128, e = v - 128;
    rgb[0] = clamp_level((c + coding.red_of_v * e) >> 8);
    rgb[1] = clamp_level((c - coding.green_of_u * d - coding.green_of_v * e) >> 8);
    rgb[2] = clamp_level((c + coding.blue_of_u * d) >> 8);
}

void fill_preview(const Planes& picture, base::Frame& into) {
    const int side = std::max(1, (picture.width + preview_width - 1) / preview_width);
    into.preview_width = picture.width / side;
    into.preview_height = picture.height / side;
    into.rgb.resize(static_cast<std::size_t>(into.preview_width) *
                    static_cast<std::size_t>(into.preview_height) * 3);
    std::uint8_t* rgb = into.rgb.data();
    const Coding coding = coding_of(picture);
    for (int py = 0; py < into.preview_height; ++py) {
        const std::ptrdiff_t chroma_row = py * side / 2;
        for (int px = 0; px < into.preview_width; ++px, rgb += 3) {
            const int chroma = px * side / 2;
            const int u = picture.u != nullptr ? picture.u[chroma_row * picture.u_stride + chroma] : 128;
            const int v = picture.v != nullptr ? picture.v[chroma_row * picture.v_stride + chroma] : 128;
            put_rgb(coding, mean_luma(picture, px * side, py * side, side), u, v, rgb);
        }
    }
}

std::uint8_t chroma_at(const std::uint8_t* plane, std::ptrdiff_t at) {
    return plane != nullptr ? plane[at] : 128;
}

}  // namespace

void fill_still(const Planes& picture, base::Still& into) {
    into.width = picture.width;
    into.height = picture.height;
    into.rgb.resize(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 3);
    std::uint8_t* rgb = into.rgb.data();
    const Coding coding = coding_of(picture);
    for (std::ptrdiff_t y = 0; y < picture.height; ++y) {
        const std::uint8_t* luma = picture.y + y * picture.y_stride;
        for (std::ptrdiff_t x = 0; x < picture.width; ++x, rgb += 3)
            put_rgb(coding, luma[x], chroma_at(picture.u, y / 2 * picture.u_stride + x / 2),
                    chroma_at(picture.v, y / 2 * picture.v_stride + x / 2), rgb);
    }
}

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
