#include "devices/scanner/luma.h"

#include <algorithm>
#include <cstring>

namespace scanner {
namespace {

// out[x] = binomial mean of three rows at x; edges repeat their last pixel.
void blur_row(const std::uint8_t* above, const std::uint8_t* here, const std::uint8_t* below, int width,
              std::uint16_t* sums, std::uint8_t* out) {
    for (int x = 0; x < width; ++x)
        sums[x] = static_cast<std::uint16_t>(above[x] + 2 * here[x] + below[x]);
    if (width == 1) {
        out[0] = static_cast<std::uint8_t>((sums[0] + 2) / 4);
        return;
    }
    out[0] = static_cast<std::uint8_t>((3 * sums[0] + sums[1] + 8) / 16);
    for (int x = 1; x < width - 1; ++x)
        out[x] = static_cast<std::uint8_t>((sums[x - 1] + 2 * sums[x] + sums[x + 1] + 8) / 16);
    out[width - 1] = static_cast<std::uint8_t>((sums[width - 2] + 3 * sums[width - 1] + 8) / 16);
}

void blur(LumaView in, int border, LumaImage& out) {
    std::vector<std::uint16_t> sums(static_cast<std::size_t>(in.width));
    for (int y = 0; y < in.height; ++y) {
        blur_row(in.row(std::max(y - 1, 0)), in.row(y), in.row(std::min(y + 1, in.height - 1)), in.width,
                 sums.data(), out.row(y + border) + border);
    }
}

// The wide mean takes the same 1-2-1 weights, but from pixels 3 apart: about the size of a module, and as
// cheap as a narrow one. On a blurred picture, because the raw one's noise would grow ninefold.
void sharpen(LumaView in, int border, LumaImage& out) {
    constexpr int reach = 3, gain = 4;
    const auto width = static_cast<std::size_t>(in.width);
    std::vector<std::uint16_t> sums(width + 2 * reach);
    for (int y = 0; y < in.height; ++y) {
        const std::uint8_t* above = in.row(std::max(y - reach, 0));
        const std::uint8_t* here = in.row(y);
        const std::uint8_t* below = in.row(std::min(y + reach, in.height - 1));
        for (std::size_t x = 0; x < width; ++x)
            sums[x + reach] = static_cast<std::uint16_t>(above[x] + 2 * here[x] + below[x]);
        std::fill_n(sums.begin(), reach, sums[reach]);
        std::fill_n(sums.end() - reach, reach, sums[width + reach - 1]);
        std::uint8_t* to = out.row(y + border) + border;
        for (std::size_t x = 0; x < width; ++x) {
            const int mean = (sums[x] + 2 * sums[x + reach] + sums[x + 2 * reach] + 8) / 16;
            to[x] = static_cast<std::uint8_t>(std::clamp((gain + 1) * here[x] - gain * mean, 0, 255));
        }
    }
}

constexpr int block = 8;  // pixels a side; the neighbourhood is 5 x 5 of them

// The mean of every block, the last row and column cut short where the picture ends.
LumaImage block_means(LumaView in) {
    LumaImage means;
    means.resize((in.width + block - 1) / block, (in.height + block - 1) / block);
    std::vector<std::uint32_t> sums(static_cast<std::size_t>(means.width));
    for (int by = 0; by < means.height; ++by) {
        std::fill(sums.begin(), sums.end(), 0U);
        const int rows = std::min(block, in.height - by * block);
        for (int y = 0; y < rows; ++y) {
            const std::uint8_t* row = in.row(by * block + y);
            for (int x = 0; x < in.width; ++x)
                sums[static_cast<std::size_t>(x / block)] += row[x];
        }
        for (int bx = 0; bx < means.width; ++bx) {
            const int columns = std::min(block, in.width - bx * block);
            means.row(by)[bx] = static_cast<std::uint8_t>(sums[static_cast<std::size_t>(bx)] /
                                                          static_cast<std::uint32_t>(rows * columns));
        }
    }
    return means;
}

int neighbourhood_mean(const LumaView& means, int bx, int by) {
    int sum = 0, count = 0;
    for (int y = std::max(by - 2, 0); y <= std::min(by + 2, means.height - 1); ++y) {
        for (int x = std::max(bx - 2, 0); x <= std::min(bx + 2, means.width - 1); ++x, ++count)
            sum += means.row(y)[x];
    }
    return sum / count;
}

void stretch_contrast(LumaView in, int border, LumaImage& out) {
    constexpr int gain = 4;
    const LumaImage means = block_means(in);
    std::vector<int> mean(static_cast<std::size_t>(in.width));
    for (int y = 0; y < in.height; ++y) {
        if (y % block == 0) {
            for (int x = 0; x < in.width; ++x) {
                const auto at = static_cast<std::size_t>(x);
                mean[at] =
                    x % block == 0 ? neighbourhood_mean(means.view(), x / block, y / block) : mean[at - 1];
            }
        }
        const std::uint8_t* from = in.row(y);
        std::uint8_t* to = out.row(y + border) + border;
        for (int x = 0; x < in.width; ++x) {
            const int value = 128 + gain * (from[x] - mean[static_cast<std::size_t>(x)]);
            to[x] = static_cast<std::uint8_t>(std::clamp(value, 0, 255));
        }
    }
}

void paint_border(LumaImage& image, int border) {
    if (border == 0) return;
    const auto edge = static_cast<std::size_t>(border), width = static_cast<std::size_t>(image.width);
    for (int y = 0; y < image.height; ++y) {
        if (y < border || y >= image.height - border) {
            std::memset(image.row(y), 255, width);
        } else {
            std::memset(image.row(y), 255, edge);
            std::memset(image.row(y) + width - edge, 255, edge);
        }
    }
}

}  // namespace

void LumaImage::resize(int w, int h) {
    width = w;
    height = h;
    pixels.resize(static_cast<std::size_t>(w) * static_cast<std::size_t>(h));
}

void filter_with_border(LumaView in, Filter filter, int border, LumaImage& scratch, LumaImage& out) {
    out.resize(in.width + 2 * border, in.height + 2 * border);
    if (in.width <= 0 || in.height <= 0) return;
    paint_border(out, border);
    switch (filter) {
        case Filter::none:
            for (int y = 0; y < in.height; ++y)
                std::memcpy(out.row(y + border) + border, in.row(y), static_cast<std::size_t>(in.width));
            break;
        case Filter::blur:
            blur(in, border, out);
            break;
        case Filter::sharpen:
            scratch.resize(in.width, in.height);
            blur(in, 0, scratch);
            sharpen(scratch.view(), border, out);
            break;
        case Filter::contrast:
            stretch_contrast(in, border, out);
            break;
    }
}

void halve(LumaView in, LumaImage& out) {
    out.resize(in.width / 2, in.height / 2);
    for (int y = 0; y < out.height; ++y) {
        const std::uint8_t* upper = in.row(2 * y);
        const std::uint8_t* lower = in.row(2 * y + 1);
        std::uint8_t* to = out.row(y);
        for (int x = 0; x < out.width; ++x) {
            const int sum = upper[2 * x] + upper[2 * x + 1] + lower[2 * x] + lower[2 * x + 1];
            to[x] = static_cast<std::uint8_t>((sum + 2) / 4);
        }
    }
}

void invert(LumaImage& image) {
    for (std::uint8_t& pixel : image.pixels)
        pixel = static_cast<std::uint8_t>(~pixel);
}

}  // namespace scanner
