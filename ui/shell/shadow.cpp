#include "ui/shell/shadow.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace ui {

namespace {

// How much of a pixel a rounded square covers, by its distance to the edge.
float coverage(float x, float y, float from, float to, float radius) {
    const float half = (to - from) / 2, centre = (from + to) / 2;
    const float dx = std::abs(x - centre) - (half - radius), dy = std::abs(y - centre) - (half - radius);
    const float outside = std::hypot(std::max(dx, 0.0f), std::max(dy, 0.0f));
    const float distance = outside + std::min(std::max(dx, dy), 0.0f) - radius;
    return std::clamp(0.5f - distance, 0.0f, 1.0f);
}

std::vector<float> gaussian(float sigma) {
    const int reach = static_cast<int>(std::ceil(3 * sigma));
    std::vector<float> weights(static_cast<std::size_t>(2 * reach + 1), 1.0f);
    float sum = 0;
    for (int i = -reach; i <= reach; ++i) {
        const float weight = sigma > 0 ? std::exp(-0.5f * static_cast<float>(i * i) / (sigma * sigma)) : 1.0f;
        weights[static_cast<std::size_t>(i + reach)] = weight;
        sum += weight;
    }
    for (float& weight : weights)
        weight /= sum;
    return weights;
}

// One direction of the blur; writes the result turned by 90 degrees, so that twice is both directions. The
// picture is its own mirror image both ways: a quarter of it is computed.
std::vector<float> blurred_and_turned(const std::vector<float>& in, int size,
                                      const std::vector<float>& weights) {
    const int reach = static_cast<int>(weights.size() / 2), last = size - 1;
    std::vector<float> out(in.size());
    const auto at = [size](int x, int y) { return static_cast<std::size_t>(y * size + x); };
    for (int y = 0; y < size / 2; ++y) {
        for (int x = 0; x < size / 2; ++x) {
            float sum = 0;
            for (int i = std::max(-reach, -x); i <= std::min(reach, last - x); ++i) {
                sum += in[at(x + i, y)] * weights[static_cast<std::size_t>(i + reach)];
            }
            out[at(y, x)] = out[at(last - y, x)] = out[at(y, last - x)] = out[at(last - y, last - x)] = sum;
        }
    }
    return out;
}

}  // namespace

BakedShadow bake_shadow(float radius, float blur) {
    radius = std::clamp(radius, 0.0f, largest_radius);
    blur = std::clamp(blur, 0.0f, largest_blur);
    // Along an edge nothing changes any more at `blur` inside the straight part.
    const float corner = std::ceil(2 * blur + radius);
    const int size = 2 * static_cast<int>(corner) + 2;
    std::vector<float> alpha(static_cast<std::size_t>(size) * static_cast<std::size_t>(size));
    for (int y = 0; y < size; ++y) {
        for (int x = 0; x < size; ++x) {
            alpha[static_cast<std::size_t>(y * size + x)] =
                coverage(static_cast<float>(x) + 0.5f, static_cast<float>(y) + 0.5f, blur,
                         static_cast<float>(size) - blur, radius);
        }
    }
    const std::vector<float> weights = gaussian(blur / 2);
    alpha = blurred_and_turned(blurred_and_turned(alpha, size, weights), size, weights);
    BakedShadow shadow{{size, size, {}}, corner};
    shadow.picture.pixels.assign(alpha.size() * 4, 255);
    for (std::size_t i = 0; i < alpha.size(); ++i) {
        shadow.picture.pixels[i * 4 + 3] =
            static_cast<std::uint8_t>(std::lround(std::clamp(alpha[i], 0.0f, 1.0f) * 255));
    }
    return shadow;
}

}  // namespace ui
