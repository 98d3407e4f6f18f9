#include "tests/golden/screens/soft_renderer.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace golden {
namespace {

constexpr std::array<std::uint8_t, 4> paper{0xFB, 0xF9, 0xF5, 0xFF};

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

bool same(ImVec2 a, ImVec2 b) {
    return a.x == b.x && a.y == b.y;
}

class Raster {
  public:
    Raster(base::Rgba& target, ImVec4 clip, const Texture* texture, const Part& part)
        : target_(target),
          texture_(texture),
          tiles_(part.tiles),
          step_(part.step),
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
        const Shade shade(*this, a, b, c, area);
        for (int y = next_seen(top); y < foot; y += step_) {
            int from = left, to = right;
            narrow(b.pos, c.pos, y, from, to);
            narrow(c.pos, a.pos, y, from, to);
            narrow(a.pos, b.pos, y, from, to);
            for (int x = next_seen(from); x < to; x += step_) {
                if (tiles_ != nullptr && !tiles_->wanted(x, y)) {
                    x = Tiles::end_of(x) - step_;
                    continue;
                }
                const ImVec2 p{static_cast<float>(x) + 0.5f, static_cast<float>(y) + 0.5f};
                const float wa = edge(b.pos, c.pos, p), wb = edge(c.pos, a.pos, p),
                            wc = edge(a.pos, b.pos, p);
                if (!covers(wa, b.pos, c.pos) || !covers(wb, c.pos, a.pos) || !covers(wc, a.pos, b.pos))
                    continue;
                const Pixel out = shade.at(wa, wb, wc);
                if (out.a >= 0.5f) put(x, y, out);
            }
        }
    }

  private:
    // The colour inside one triangle. Most have one colour and no picture.
    class Shade {
      public:
        Shade(const Raster& raster, const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c, float area)
            : texture_(raster.texture_), a_(a), b_(b), c_(c), area_(area) {
            ca_ = unpack(a.col), cb_ = unpack(b.col), cc_ = unpack(c.col);
            if (texture_ != nullptr && same(a.uv, b.uv) && same(a.uv, c.uv)) {
                for (Pixel* p : {&ca_, &cb_, &cc_})
                    *p = tinted(*p, sample(*texture_, a.uv.x, a.uv.y));
                texture_ = nullptr;
            }
            flat_ = a.col == b.col && a.col == c.col;
        }
        Pixel at(float wa, float wb, float wc) const {
            if (flat_ && texture_ == nullptr) return ca_;
            const float la = wa / area_, lb = wb / area_, lc = wc / area_;
            const auto mix = [&](float i, float j, float k) { return i * la + j * lb + k * lc; };
            const Pixel out = flat_ ? ca_
                                    : Pixel{mix(ca_.r, cb_.r, cc_.r), mix(ca_.g, cb_.g, cc_.g),
                                            mix(ca_.b, cb_.b, cc_.b), mix(ca_.a, cb_.a, cc_.a)};
            if (texture_ == nullptr) return out;
            return tinted(out,
                          sample(*texture_, mix(a_.uv.x, b_.uv.x, c_.uv.x), mix(a_.uv.y, b_.uv.y, c_.uv.y)));
        }

      private:
        static Pixel tinted(const Pixel& p, const Pixel& t) {
            return {p.r * t.r / 255, p.g * t.g / 255, p.b * t.b / 255, p.a * t.a / 255};
        }
        const Texture* texture_;
        const ImDrawVert &a_, &b_, &c_;
        float area_;
        Pixel ca_{}, cb_{}, cc_{};
        bool flat_ = false;
    };

    static float edge(ImVec2 a, ImVec2 b, ImVec2 p) {
        return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
    }
    // Top-left rule: a pixel on a shared edge belongs to one triangle only.
    static bool covers(float w, ImVec2 from, ImVec2 to) {
        if (w != 0) return w > 0;
        return (from.y == to.y && to.x > from.x) || to.y < from.y;
    }
    // The part of a row that can lie on the inner side of an edge, a pixel wider than exact.
    static void narrow(ImVec2 a, ImVec2 b, int y, int& from, int& to) {
        const float down = b.y - a.y;
        if (down == 0) return;
        const float x = a.x + (b.x - a.x) * (static_cast<float>(y) + 0.5f - a.y) / down;
        if (down > 0) {
            to = std::min(to, static_cast<int>(std::ceil(std::min(x, 1e6f))) + 1);
        } else {
            from = std::max(from, static_cast<int>(std::floor(std::max(x, -1e6f))) - 1);
        }
    }
    int next_seen(int at) const { return (at + step_ - 1) / step_ * step_; }
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
    const Tiles* tiles_;
    int step_;
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

base::Rgba render(const ImDrawData& data, const Part& part) {
    base::Rgba target;
    target.width = static_cast<int>(data.DisplaySize.x);
    target.height = static_cast<int>(data.DisplaySize.y);
    target.pixels.resize(static_cast<std::size_t>(target.width) * static_cast<std::size_t>(target.height) *
                         4);
    // Paper, as the shell clears its window.
    for (std::size_t i = 0; i < target.pixels.size(); i += 4)
        std::copy_n(paper.data(), paper.size(), target.pixels.begin() + static_cast<std::ptrdiff_t>(i));
    for (const ImDrawList* list : data.CmdLists) {
        for (const ImDrawCmd& command : list->CmdBuffer) {
            Raster raster(target, command.ClipRect, reinterpret_cast<const Texture*>(command.GetTexID()),
                          part);
            const ImDrawVert* vertices = list->VtxBuffer.Data + command.VtxOffset;
            const ImDrawIdx* indices = list->IdxBuffer.Data + command.IdxOffset;
            for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
                if (part.leave_out && part.leave_out(command.VtxOffset + indices[i])) continue;
                raster.triangle(vertices[indices[i]], vertices[indices[i + 1]], vertices[indices[i + 2]]);
            }
        }
    }
    return target;
}

}  // namespace golden
