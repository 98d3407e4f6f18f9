#include "tests/golden/screens/soft_art.h"

#include <algorithm>
#include <cmath>

#include "base/picture/qr.h"
#include "base/picture/svg.h"

namespace golden {
base::Rgba hall_with_phone() {
    base::Rgba picture;
    picture.width = 640;
    picture.height = 480;
    const auto code = base::encode_qr("K1:GOLDEN", base::QrLevel::M);
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x) {
            const float light = 150 + 60 * std::sin(static_cast<float>(x) / 70) - static_cast<float>(y) / 5;
            float r = light * .72f, g = light * .9f, b = light * .95f;
            const int px = x - 240, py = y - 60;
            if (px >= 0 && px < 160 && py >= 0 && py < 330) r = g = b = 235;
            const int cells = code ? code->size : 1, cell = 5;
            const int qx = (x - 320 + cells * cell / 2), qy = (y - 215 + cells * cell / 2);
            if (code && qx >= 0 && qy >= 0 && qx / cell < cells && qy / cell < cells &&
                code->at(qx / cell, qy / cell)) {
                r = g = b = 30;
            }
            for (const float c : {r, g, b})
                picture.pixels.push_back(static_cast<std::uint8_t>(std::clamp(c, 0.f, 255.f)));
            picture.pixels.push_back(255);
        }
    }
    return picture;
}

namespace {

// A rounded square of 4 x radius + 1, blurred by a Gaussian of half the blur, whose extent is the blur.
base::Rgba soft_square(int radius, int blur) {
    const int side = 2 * (radius + 2 * blur) + 1, n = side;
    std::vector<float> a(static_cast<std::size_t>(n) * static_cast<std::size_t>(n)), b(a.size());
    const float inner = static_cast<float>(side - 2 * blur) / 2, centre = static_cast<float>(side) / 2;
    for (int y = 0; y < n; ++y) {
        for (int x = 0; x < n; ++x) {
            const float dx =
                std::abs(static_cast<float>(x) + .5f - centre) - (inner - static_cast<float>(radius));
            const float dy =
                std::abs(static_cast<float>(y) + .5f - centre) - (inner - static_cast<float>(radius));
            const float d = std::hypot(std::max(dx, 0.f), std::max(dy, 0.f)) +
                            std::min(std::max(dx, dy), 0.f) - static_cast<float>(radius);
            a[static_cast<std::size_t>(y * n + x)] = std::clamp(.5f - d, 0.f, 1.f);
        }
    }
    const float sigma = std::max(.5f, static_cast<float>(blur) / 2);
    for (const bool across : {true, false}) {
        for (int y = 0; y < n; ++y) {
            for (int x = 0; x < n; ++x) {
                float sum = 0, weights = 0;
                for (int k = -blur; k <= blur; ++k) {
                    const int xx = across ? x + k : x, yy = across ? y : y + k;
                    const float w = std::exp(-static_cast<float>(k * k) / (2 * sigma * sigma));
                    weights += w;
                    if (xx >= 0 && yy >= 0 && xx < n && yy < n)
                        sum += w * a[static_cast<std::size_t>(yy * n + xx)];
                }
                b[static_cast<std::size_t>(y * n + x)] = sum / weights;
            }
        }
        std::swap(a, b);
    }
    base::Rgba out{n, n, {}};
    for (const float v : a) {
        for (int i = 0; i < 3; ++i)
            out.pixels.push_back(255);
        out.pixels.push_back(static_cast<std::uint8_t>(v * 255 + .5f));
    }
    return out;
}

}  // namespace

std::unique_ptr<SoftArt::Held> SoftArt::hold(base::Rgba picture) {
    auto held = std::make_unique<Held>();
    held->picture = std::move(picture);
    held->texture = {held->picture.width, held->picture.height, 4, held->picture.pixels.data()};
    return held;
}

ui::Picture SoftArt::show(const Held& held) const {
    return {ImTextureRef(reinterpret_cast<ImTextureID>(&held.texture)),
            static_cast<float>(held.texture.width), static_cast<float>(held.texture.height)};
}

std::optional<ui::Picture> SoftArt::svg(std::string_view name, float width, float height, ui::Shade shade) {
    const int w = static_cast<int>(std::ceil(width)), h = static_cast<int>(std::ceil(height));
    auto& held = pictures_[{std::string(name), w, h, shade}];
    if (!held) {
        auto picture = base::load_svg(folder_ + "/" + std::string(name) + ".svg", w, h);
        if (!picture) return std::nullopt;
        if (shade == ui::Shade::grey) base::turn_grey(*picture);
        held = hold(std::move(picture).value());
    }
    return show(*held);
}

std::optional<ui::Picture> SoftArt::camera() {
    if (!camera_runs) return std::nullopt;
    if (!camera_) camera_ = hold(hall_with_phone());
    return show(*camera_);
}

std::optional<ui::Picture> SoftArt::photo(const std::shared_ptr<const base::Rgba>& photo) {
    if (!photo) return std::nullopt;
    auto& held = photos_[photo];
    if (!held) held = hold(*photo);
    return show(*held);
}

ui::Art::Shadow SoftArt::shadow(float radius, float blur) {
    const int r = static_cast<int>(std::round(radius)), b = std::max(1, static_cast<int>(std::round(blur)));
    auto& held = shadows_[{r, b}];
    if (!held) held = hold(soft_square(r, b));
    return {ImTextureRef(reinterpret_cast<ImTextureID>(&held->texture)),
            static_cast<float>(held->texture.width), static_cast<float>(r + 2 * b)};
}

}  // namespace golden
