#include "tests/golden/decode/render.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace golden {
namespace {

using scanner::LumaImage;
constexpr double pi = 3.14159265358979;
using Matrix = std::array<double, 9>;

std::uint8_t level(double value) {
    return static_cast<std::uint8_t>(std::clamp(value + 0.5, 0.0, 255.0));
}

// From the card's plane to the picture: rotate, look at it from 4 sides away, project.
Matrix homography(const Pose& p) {
    const double cr = std::cos(p.roll), sr = std::sin(p.roll);
    const double ct = std::cos(p.tilt), st = std::sin(p.tilt);
    const double ax = std::cos(p.tilt_axis), ay = std::sin(p.tilt_axis);
    // Rodrigues' rotation about the axis (ax, ay, 0), applied to the two rolled axes of the card.
    const auto rotate = [&](double x, double y) {
        const double dot = ax * x + ay * y, cross = ax * y - ay * x;
        return std::array<double, 3>{x * ct + ax * dot * (1 - ct), y * ct + ay * dot * (1 - ct), cross * st};
    };
    const auto u = rotate(cr, sr), v = rotate(-sr, cr);
    constexpr double distance = 4;
    const double f = p.side * distance;
    return {f * u[0] + p.centre_x * u[2],
            f * v[0] + p.centre_x * v[2],
            p.centre_x * distance,
            f * u[1] + p.centre_y * u[2],
            f * v[1] + p.centre_y * v[2],
            p.centre_y * distance,
            u[2],
            v[2],
            distance};
}

Matrix inverse(const Matrix& m) {
    return {m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
            m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
            m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]};
}

// Adds `weight` times the pixels of `in` to `out`.
void accumulate(const float* in, float weight, float* out, int count) {
    for (int i = 0; i < count; ++i)
        out[i] += weight * in[i];
}

}  // namespace

void draw(LumaImage& image, const Pose& pose, const Card& card) {
    const Matrix to_card = inverse(homography(pose));
    const double reach = 2.2 * pose.side;
    const int top = std::max(0, static_cast<int>(pose.centre_y - reach));
    const int bottom = std::min(image.height, static_cast<int>(pose.centre_y + reach));
    const int left = std::max(0, static_cast<int>(pose.centre_x - reach));
    const int right = std::min(image.width, static_cast<int>(pose.centre_x + reach));
    for (int y = top; y < bottom; ++y) {
        for (int x = left; x < right; ++x) {
            const double behind = image.row(y)[x];
            double sum = 0;
            for (int i = 0; i < 9; ++i) {
                const double px = x + (i % 3 + 0.5) / 3, py = y + (i / 3 + 0.5) / 3;
                const double w = to_card[6] * px + to_card[7] * py + to_card[8];
                const double seen = card((to_card[0] * px + to_card[1] * py + to_card[2]) / w,
                                         (to_card[3] * px + to_card[4] * py + to_card[5]) / w);
                sum += seen < 0 ? behind : seen;
            }
            image.row(y)[x] = level(sum / 9);
        }
    }
}

void gaussian_blur(LumaImage& image, double sigma) {
    if (sigma < 0.1) return;
    const int reach = static_cast<int>(std::ceil(3 * sigma));
    std::vector<float> kernel;
    float total = 0;
    for (int k = -reach; k <= reach; ++k) {
        kernel.push_back(static_cast<float>(std::exp(-k * k / (2 * sigma * sigma))));
        total += kernel.back();
    }
    for (float& weight : kernel)
        weight /= total;
    const int w = image.width, h = image.height, wide = w + 2 * reach;
    std::vector<float> rows(static_cast<std::size_t>(w) * static_cast<std::size_t>(h));
    std::vector<float> line(static_cast<std::size_t>(wide)), sum(static_cast<std::size_t>(w));
    for (int y = 0; y < h; ++y) {
        for (int x = 0; x < wide; ++x)
            line[static_cast<std::size_t>(x)] = image.row(y)[std::clamp(x - reach, 0, w - 1)];
        for (int k = 0; k <= 2 * reach; ++k)
            accumulate(line.data() + k, kernel[static_cast<std::size_t>(k)], rows.data() + y * w, w);
    }
    for (int y = 0; y < h; ++y) {
        std::fill(sum.begin(), sum.end(), 0.0F);
        for (int k = -reach; k <= reach; ++k)
            accumulate(rows.data() + std::clamp(y + k, 0, h - 1) * w,
                       kernel[static_cast<std::size_t>(k + reach)], sum.data(), w);
        std::transform(sum.begin(), sum.end(), image.row(y), [](float v) { return level(v); });
    }
}

void motion_blur(LumaImage& image, double length, double direction) {
    const int steps = std::max(2, static_cast<int>(std::ceil(length * 2)));
    const LumaImage still = image;
    std::vector<std::pair<int, int>> offsets;
    for (int i = 0; i < steps; ++i) {
        const double at = length * (static_cast<double>(i) / (steps - 1) - 0.5);
        offsets.emplace_back(static_cast<int>(std::lround(at * std::cos(direction))),
                             static_cast<int>(std::lround(at * std::sin(direction))));
    }
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) {
            int sum = 0;
            for (const auto& [dx, dy] : offsets) {
                const int sx = std::clamp(x + dx, 0, image.width - 1),
                          sy = std::clamp(y + dy, 0, image.height - 1);
                sum += still.view().row(sy)[sx];
            }
            image.row(y)[x] = static_cast<std::uint8_t>(sum / steps);
        }
    }
}

void add_noise(LumaImage& image, double sigma, Random& random) {
    for (std::uint8_t& pixel : image.pixels)
        pixel = level(pixel + sigma * random.normal());
}

void add_glare(LumaImage& image, double cx, double cy, double radius, double strength) {
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) {
            const double d2 = ((x - cx) * (x - cx) + (y - cy) * (y - cy)) / (radius * radius);
            if (d2 < 9) image.row(y)[x] = level(image.row(y)[x] + strength * std::exp(-d2));
        }
    }
}

void add_moire(LumaImage& image, double wavelength, double direction, double depth) {
    const double kx = 2 * pi / wavelength * std::cos(direction),
                 ky = 2 * pi / wavelength * std::sin(direction);
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) {
            const double wave = 1 - depth * (0.5 + 0.5 * std::cos(kx * x + ky * y));
            image.row(y)[x] = level(image.row(y)[x] * wave);
        }
    }
}

void draw_lobby(LumaImage& image, Random& random) {
    const double ground = random.between(60, 150), slope_x = random.between(-60, 60),
                 slope_y = random.between(-60, 60);
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x)
            image.row(y)[x] = level(ground + slope_x * x / image.width + slope_y * y / image.height);
    for (int i = random.below(14) + 6; i > 0; --i) {
        const int left = random.below(image.width), top = random.below(image.height);
        const int right = std::min(image.width, left + 20 + random.below(300));
        const int bottom = std::min(image.height, top + 20 + random.below(300));
        const double shade = random.between(20, 235);
        const int stripe = random.chance(0.4) ? 2 + random.below(12) : 0;  // posters, blinds, bar codes
        for (int y = top; y < bottom; ++y)
            for (int x = left; x < right; ++x)
                image.row(y)[x] = level(stripe > 0 && (x / stripe) % 2 == 0 ? 255 - shade : shade);
    }
    gaussian_blur(image, random.between(0.8, 3));
}

}  // namespace golden
