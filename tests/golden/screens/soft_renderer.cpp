#include "tests/golden/screens/soft_renderer.h"

#include <algorithm>
#include <cmath>

namespace golden {
namespace {

struct Pixel {
    float r, g, b, a;
};

Pixel unpack(ImU32 c) {
    return {static_cast<float>(c & 0xFF), static_cast<float>((c >> 8) & 0xFF),
            static_cast<float>((c >> 16) & 0xFF), static_cast<float>(c >> 24)};
}

Pixel texel(const Texture& t, int x, int y) {
    x = std::clamp(x, 0, t.width - 1);
    y = std::clamp(y, 0, t.height - 1);
    const std::uint8_t* p = t.pixels + (static_cast<std::size_t>(y) * static_cast<std::size_t>(t.width) +
                                        static_cast<std::size_t>(x)) *
                                           static_cast<std::size_t>(t.channels);
    if (t.channels == 1) return {255, 255, 255, static_cast<float>(p[0])};
    return {static_cast<float>(p[0]), static_cast<float>(p[1]), static_cast<float>(p[2]),
            static_cast<float>(p[3])};
}

Pixel sample(const Texture& t, float u, float v) {
    const float x = u * static_cast<float>(t.width) - 0.5f, y = v * static_cast<float>(t.height) - 0.5f;
    const float fx = std::floor(x), fy = std::floor(y), dx = x - fx, dy = y - fy;
    const int ix = static_cast<int>(fx), iy = static_cast<int>(fy);
    const Pixel a = texel(t, ix, iy);
    if (dx < 0.004f && dy < 0.004f) return a;
    const Pixel b = texel(t, ix + 1, iy), c = texel(t, ix, iy + 1), d = texel(t, ix + 1, iy + 1);
    const auto blend = [&](float p, float q, float r, float s) {
        return (p * (1 - dx) + q * dx) * (1 - dy) + (r * (1 - dx) + s * dx) * dy;
    };
    return {blend(a.r, b.r, c.r, d.r), blend(a.g, b.g, c.g, d.g), blend(a.b, b.b, c.b, d.b),
            blend(a.a, b.a, c.a, d.a)};
}

class Raster {
  public:
    Raster(base::Rgba& target, ImVec4 clip, const Texture* texture)
        : target_(target),
          texture_(texture),
          x0_(std::max(0, static_cast<int>(clip.x))),
          y0_(std::max(0, static_cast<int>(clip.y))),
          x1_(std::min(target.width, static_cast<int>(clip.z))),
          y1_(std::min(target.height, static_cast<int>(clip.w))) {}

    void triangle(const ImDrawVert& a, ImDrawVert b, ImDrawVert c) {
        float area = edge(a.pos, b.pos, c.pos);
        if (area == 0) return;
        if (area < 0) {
            std::swap(b, c);
            area = -area;
        }
        const int left = std::max(x0_, static_cast<int>(std::floor(std::min({a.pos.x, b.pos.x, c.pos.x}))));
        const int right =
            std::min(x1_, static_cast<int>(std::ceil(std::max({a.pos.x, b.pos.x, c.pos.x}))) + 1);
        const int top = std::max(y0_, static_cast<int>(std::floor(std::min({a.pos.y, b.pos.y, c.pos.y}))));
        const int foot =
            std::min(y1_, static_cast<int>(std::ceil(std::max({a.pos.y, b.pos.y, c.pos.y}))) + 1);
        const Pixel ca = unpack(a.col), cb = unpack(b.col), cc = unpack(c.col);
        for (int y = top; y < foot; ++y) {
            for (int x = left; x < right; ++x) {
                const ImVec2 p{static_cast<float>(x) + 0.5f, static_cast<float>(y) + 0.5f};
                const float wa = edge(b.pos, c.pos, p), wb = edge(c.pos, a.pos, p),
                            wc = edge(a.pos, b.pos, p);
                if (!covers(wa, b.pos, c.pos) || !covers(wb, c.pos, a.pos) || !covers(wc, a.pos, b.pos))
                    continue;
                const float la = wa / area, lb = wb / area, lc = wc / area;
                const auto mix = [&](float i, float j, float k) { return i * la + j * lb + k * lc; };
                Pixel out{mix(ca.r, cb.r, cc.r), mix(ca.g, cb.g, cc.g), mix(ca.b, cb.b, cc.b),
                          mix(ca.a, cb.a, cc.a)};
                if (out.a < 0.5f) continue;
                if (texture_) {
                    const Pixel t =
                        sample(*texture_, mix(a.uv.x, b.uv.x, c.uv.x), mix(a.uv.y, b.uv.y, c.uv.y));
                    out = {out.r * t.r / 255, out.g * t.g / 255, out.b * t.b / 255, out.a * t.a / 255};
                }
                put(x, y, out);
            }
        }
    }

  private:
    static float edge(ImVec2 a, ImVec2 b, ImVec2 p) {
        return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
    }
    // Top-left rule: a pixel on a shared edge belongs to one triangle only.
    static bool covers(float w, ImVec2 from, ImVec2 to) {
        if (w != 0) return w > 0;
        return (from.y == to.y && to.x > from.x) || to.y < from.y;
    }
    void put(int x, int y, const Pixel& p) {
        std::uint8_t* at =
            target_.pixels.data() + (static_cast<std::size_t>(y) * static_cast<std::size_t>(target_.width) +
                                     static_cast<std::size_t>(x)) *
                                        4;
        const float t = p.a / 255;
        const auto over = [&](std::uint8_t& under, float c) {
            under = static_cast<std::uint8_t>(static_cast<float>(under) * (1 - t) + c * t + 0.5f);
        };
        over(at[0], p.r);
        over(at[1], p.g);
        over(at[2], p.b);
        at[3] = 255;
    }

    base::Rgba& target_;
    const Texture* texture_;
    int x0_, y0_, x1_, y1_;
};

void update(ImTextureData& data) {
    if (data.Status == ImTextureStatus_WantDestroy) {
        delete reinterpret_cast<Texture*>(data.GetTexID());
        data.SetTexID(ImTextureID_Invalid);
        data.SetStatus(ImTextureStatus_Destroyed);
        return;
    }
    if (data.Status == ImTextureStatus_WantCreate) {
        data.SetTexID(reinterpret_cast<ImTextureID>(new Texture));
    }
    auto* texture = reinterpret_cast<Texture*>(data.GetTexID());
    *texture = {data.Width, data.Height, data.BytesPerPixel, data.Pixels};
    data.SetStatus(ImTextureStatus_OK);
}

}  // namespace

void serve_textures(ImDrawData& data) {
    if (!data.Textures) return;
    for (ImTextureData* texture : *data.Textures) {
        if (texture->Status != ImTextureStatus_OK) update(*texture);
    }
}

base::Rgba render(const ImDrawData& data) {
    base::Rgba target;
    target.width = static_cast<int>(data.DisplaySize.x);
    target.height = static_cast<int>(data.DisplaySize.y);
    target.pixels.assign(static_cast<std::size_t>(target.width) * static_cast<std::size_t>(target.height) * 4,
                         255);
    for (const ImDrawList* list : data.CmdLists) {
        for (const ImDrawCmd& command : list->CmdBuffer) {
            Raster raster(target, command.ClipRect, reinterpret_cast<const Texture*>(command.GetTexID()));
            const ImDrawVert* vertices = list->VtxBuffer.Data + command.VtxOffset;
            const ImDrawIdx* indices = list->IdxBuffer.Data + command.IdxOffset;
            for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
                raster.triangle(vertices[indices[i]], vertices[indices[i + 1]], vertices[indices[i + 2]]);
            }
        }
    }
    return target;
}

}  // namespace golden
