#include <cmath>
#include <numbers>

#include <imgui_internal.h>

#include "ui/theme/painter.h"

namespace ui {
namespace {

constexpr float quarter = std::numbers::pi_v<float> / 2;

// Where a point lies between the gradient's ends, 0 to 1.
float along(const Gradient& gradient, const Box& px, ImVec2 point) {
    if (!gradient.diagonal) return (point.y - px.y) / px.h;
    // The CSS angle of 160 degrees: mostly down, a little to the right.
    const float dx = 0.342f, dy = 0.940f;
    const float length = px.w * dx + px.h * dy;
    const float x = point.x - px.centre_x(), y = point.y - px.centre_y();
    return 0.5f + (x * dx + y * dy) / length;
}

Color color_at(const Gradient& gradient, float t) {
    t = std::clamp(t, 0.0f, 1.0f);
    return t < 0.5f ? mix(gradient.from, gradient.middle, t * 2)
                    : mix(gradient.middle, gradient.to, t * 2 - 1);
}

// Keeps the part of a convex polygon on one side of the gradient's middle (Sutherland and Hodgman).
std::vector<ImVec2> half(const std::vector<ImVec2>& polygon, const Gradient& gradient, const Box& px,
                         bool first) {
    std::vector<ImVec2> kept;
    const auto side = [&](ImVec2 p) {
        const float t = along(gradient, px, p) - 0.5f;
        return first ? -t : t;
    };
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        const ImVec2 a = polygon[i], b = polygon[(i + 1) % polygon.size()];
        const float sa = side(a), sb = side(b);
        if (sa >= 0) kept.push_back(a);
        if ((sa > 0 && sb < 0) || (sa < 0 && sb > 0)) {
            const float t = sa / (sa - sb);
            kept.push_back({a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t});
        }
    }
    return kept;
}

}  // namespace

void Painter::path(const Box& px, float radius, Corners corners) const {
    const float r = std::min({layout_.px(radius), px.w / 2, px.h / 2});
    list_.PathClear();
    list_.PathRect({px.x, px.y}, {px.right(), px.bottom()}, r, rounding(corners));
}

void Painter::fill(const Box& box, Color color, float radius, Corners corners) {
    path(pixels(box), radius, corners);
    list_.PathFillConvex(pack(color));
}

void Painter::outline(const Box& box, Color color, float width, float radius) {
    const float thick = std::max(1.0f, std::round(layout_.px(width)));
    const Box px = pixels(box).inset(thick / 2);
    const float r = std::min({layout_.px(radius) - thick / 2, px.w / 2, px.h / 2});
    list_.AddRect({px.x, px.y}, {px.right(), px.bottom()}, pack(color), std::max(r, 0.0f),
                  ImDrawFlags_RoundCornersAll, thick);
}

void Painter::fill(const Box& box, const Gradient& gradient, float radius, Corners corners) {
    const Box px = pixels(box);
    const auto shade = [&](int from) {
        for (int i = from; i < list_.VtxBuffer.Size; ++i) {
            ImDrawVert& vertex = list_.VtxBuffer[i];
            const int own = static_cast<int>(vertex.col >> IM_COL32_A_SHIFT);
            Color color = color_at(gradient, along(gradient, px, vertex.pos));
            vertex.col = IM_COL32(color.r, color.g, color.b, own);
        }
    };
    // Soft edge from the whole shape; exact colours from its two halves, which share the middle line.
    path(px, radius, corners);
    const std::vector<ImVec2> outer(list_._Path.Data, list_._Path.Data + list_._Path.Size);
    int from = list_.VtxBuffer.Size;
    list_.PathFillConvex(pack(color::white));
    shade(from);
    const ImDrawListFlags flags = list_.Flags;
    list_.Flags &= ~ImDrawListFlags_AntiAliasedFill;
    for (const bool first : {true, false}) {
        const std::vector<ImVec2> part = half(outer, gradient, px, first);
        if (part.size() < 3) continue;
        from = list_.VtxBuffer.Size;
        list_.AddConvexPolyFilled(part.data(), static_cast<int>(part.size()), pack(color::white));
        shade(from);
    }
    list_.Flags = flags;
}

void Painter::waves(const Box& box, float radius, Corners corners) {
    const Box px = pixels(box);
    // Height of the crest as a part of the box, and where in the swell it begins.
    struct Wave {
        float base, swell, phase;
    };
    for (const Wave& wave : {Wave{.76f, .065f, .9f}, Wave{.86f, .075f, 2.6f}}) {
        const float r = corners == Corners::none ? 0 : std::min(layout_.px(radius), px.h / 2);
        const auto crest = [&](float x) {
            const float t = (x - px.x) / px.w;
            return px.y + px.h * (wave.base - wave.swell * std::sin(wave.phase + t * 4 * quarter * 1.35f));
        };
        // The foot follows the round corners.
        const auto foot = [&](float x) {
            const float left = corners == Corners::right ? r : x - px.x, right = px.right() - x;
            const float in = std::max(0.0f, r - std::min(left, right));
            return px.bottom() - (r - std::sqrt(std::max(0.0f, r * r - in * in)));
        };
        // Columns of whole pixels share their edges exactly, so that nothing is painted twice.
        const ImDrawListFlags flags = list_.Flags;
        list_.Flags &= ~ImDrawListFlags_AntiAliasedFill;
        const ImU32 white = pack(color::white.with_alpha(.05f));
        for (float x = px.x; x < px.right();) {
            const bool in_corner = x < px.x + r || x >= px.right() - r;
            const float next = std::min(x + (in_corner ? 2.0f : 12.0f), px.right());
            const ImVec2 column[4] = {{x, crest(x)}, {next, crest(next)}, {next, foot(next)}, {x, foot(x)}};
            list_.AddConvexPolyFilled(column, 4, white);
            x = next;
        }
        list_.Flags = flags;
    }
}

void Painter::disc(float x, float y, float radius, Color color) {
    list_.AddCircleFilled(at(x, y), layout_.px(radius), pack(color));
}

void Painter::ring(float x, float y, float radius, float width, float part, Color color) {
    if (part <= 0) return;
    const ImVec2 centre = at(x, y);
    const float r = layout_.px(radius - width / 2), thick = layout_.px(width);
    if (part >= 1) {
        list_.AddCircle(centre, r, pack(color), 0, thick);
        return;
    }
    const float from = -quarter, to = from + part * 4 * quarter;
    list_.PathArcTo(centre, r, from, to, 96);
    list_.PathStroke(pack(color), ImDrawFlags_None, thick);
    for (const float angle : {from, to}) {
        list_.AddCircleFilled({centre.x + std::cos(angle) * r, centre.y + std::sin(angle) * r}, thick / 2,
                              pack(color));
    }
}

void Painter::line(float x1, float y1, float x2, float y2, Color color, float width) {
    list_.AddLine(at(x1, y1), at(x2, y2), pack(color), std::max(1.0f, layout_.px(width)));
}

void Painter::polyline(const std::vector<ImVec2>& points, Color color, float width) {
    list_.PathClear();
    for (ImVec2 p : points)
        list_.PathLineTo(at(p.x, p.y));
    list_.PathStroke(pack(color), ImDrawFlags_None, layout_.px(width));
    for (ImVec2 p : points)
        list_.AddCircleFilled(at(p.x, p.y), layout_.px(width) / 2, pack(color));
}

void Painter::polygon(const std::vector<ImVec2>& points, Color color) {
    list_.PathClear();
    for (ImVec2 p : points)
        list_.PathLineTo(at(p.x, p.y));
    list_.PathFillConcave(pack(color));
}

void Painter::fade(const Box& box, Color from, Color to, float radius, Corners corners) {
    const Box px = pixels(box);
    const int first = list_.VtxBuffer.Size;
    path(px, radius, corners);
    list_.PathFillConvex(pack(color::white));
    for (int i = first; i < list_.VtxBuffer.Size; ++i) {
        ImDrawVert& vertex = list_.VtxBuffer[i];
        const Color here = mix(from, to, std::clamp((vertex.pos.y - px.y) / px.h, 0.0f, 1.0f));
        const auto edge = static_cast<float>(vertex.col >> IM_COL32_A_SHIFT) / 255.0f;
        vertex.col = IM_COL32(here.r, here.g, here.b, static_cast<int>(static_cast<float>(here.a) * edge));
    }
}

void Painter::dashed(const Box& box, Color color, float width, float radius) {
    path(pixels(box).inset(layout_.px(width) / 2), radius, Corners::all);
    std::vector<ImVec2> outline(list_._Path.Data, list_._Path.Data + list_._Path.Size);
    list_.PathClear();
    outline.push_back(outline.front());
    const float dash = layout_.px(10), period = layout_.px(18);
    float travelled = 0;
    for (std::size_t i = 0; i + 1 < outline.size(); ++i) {
        const ImVec2 a = outline[i], b = outline[i + 1];
        const float length = std::hypot(b.x - a.x, b.y - a.y);
        for (float done = 0; done < length;) {
            const float phase = std::fmod(travelled + done, period);
            const bool on = phase < dash;
            const float step = std::min((on ? dash : period) - phase + 0.01f, length - done);
            const auto on_edge = [&](float d) {
                return ImVec2{a.x + (b.x - a.x) * d / length, a.y + (b.y - a.y) * d / length};
            };
            if (on) list_.AddLine(on_edge(done), on_edge(done + step), pack(color), layout_.px(width));
            done += step;
        }
        travelled += length;
    }
}

}  // namespace ui
