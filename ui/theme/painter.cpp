#include "ui/theme/painter.h"

#include <cmath>

namespace ui {
namespace {

struct Cast {
    float dy, blur, alpha;
    Color color;
};
struct Casts {
    Cast wide, tight;
};

Casts casts_of(Elevation elevation) {
    switch (elevation) {
        case Elevation::e1:
            return {{2, 6, .05f, color::ink9}, {1, 2, .06f, color::ink9}};
        case Elevation::e2:
            return {{10, 30, .09f, color::ink9}, {2, 6, .05f, color::ink9}};
        case Elevation::e3:
            return {{24, 60, .16f, color::ink9}, {4, 12, .08f, color::ink9}};
        case Elevation::primary:
            return {{8, 20, .24f, color::river7}, {2, 6, .05f, color::ink9}};
    }
    return {};
}

}  // namespace

ImDrawFlags rounding(Corners corners) {
    switch (corners) {
        case Corners::all:
            return ImDrawFlags_RoundCornersAll;
        case Corners::top:
            return ImDrawFlags_RoundCornersTop;
        case Corners::bottom:
            return ImDrawFlags_RoundCornersBottom;
        case Corners::right:
            return ImDrawFlags_RoundCornersRight;
        case Corners::top_right:
            return ImDrawFlags_RoundCornersTopRight;
        case Corners::bottom_right:
            return ImDrawFlags_RoundCornersBottomRight;
        case Corners::none:
            return ImDrawFlags_RoundCornersNone;
    }
    return ImDrawFlags_RoundCornersAll;
}

Painter::Painter(ImDrawList& list, const Fonts& fonts, Art& art, const Layout& layout)
    : list_(list), fonts_(fonts), art_(art), layout_(layout) {}

ImU32 Painter::pack(Color color) const {
    return IM_COL32(color.r, color.g, color.b, static_cast<int>(static_cast<float>(color.a) * alpha_));
}

ImVec2 Painter::at(float x, float y) const {
    return {layout_.origin_x + layout_.px(x), layout_.origin_y + layout_.px(y)};
}

void Painter::lower(int mark, const Box& within, float by) {
    const Box px = layout_.to_pixels(within);
    for (int i = mark; i < list_.VtxBuffer.Size; ++i) {
        ImVec2& at = list_.VtxBuffer[i].pos;
        if (at.x >= px.x && at.x <= px.right() && at.y >= px.y && at.y <= px.bottom()) at.y += layout_.px(by);
    }
}

Box Painter::pixels(const Box& box) const {
    const Box px = layout_.to_pixels(box);
    const float x = std::round(px.x), y = std::round(px.y);
    return {x, y, std::round(px.right()) - x, std::round(px.bottom()) - y};
}

// A shape that is pressed is drawn at .98 above its shadow: at the widest 6 dp less on each side.
constexpr float under_a_pressed_shape = 8;

void Painter::shadow(const Box& box, Elevation elevation, float radius) {
    const Casts casts = casts_of(elevation);
    for (const Cast& cast : {casts.wide, casts.tight}) {
        const Art::Shadow soft = art_.shadow(layout_.px(radius), layout_.px(cast.blur));
        nine_slice(soft, layout_.px(cast.blur), layout_.px(cast.dy + under_a_pressed_shape),
                   pixels(box.moved(0, cast.dy)), cast.color.with_alpha(cast.alpha));
    }
}

void Painter::card(const Box& box, Elevation elevation, float radius) {
    shadow(box, elevation, radius);
    fill(box, color::surface, radius);
}

void Painter::icon(Icon icon, float x, float y, float size, Color color) {
    if (icon == Icon::none) return;
    const auto code = static_cast<unsigned>(icon);
    const char utf8[4] = {static_cast<char>(0xE0 | (code >> 12)),
                          static_cast<char>(0x80 | ((code >> 6) & 0x3F)),
                          static_cast<char>(0x80 | (code & 0x3F)), 0};
    const float font_size = std::round(layout_.px(size) * fonts_.size_per_em);
    const float em = font_size / fonts_.size_per_em;
    const ImFontBaked* baked = fonts_.regular->GetFontBaked(font_size);
    // The icons' em box reaches 7/8 above the baseline and 1/8 below it.
    const ImVec2 centre = at(x, y);
    const ImVec2 corner{std::round(centre.x - em / 2), std::round(centre.y - baked->Ascent + em * 0.375f)};
    glyphs(corner, {utf8, 3}, {fonts_.regular, font_size, size, false, true, color});
}

bool Painter::art(std::string_view name, const Box& box, float opacity, Shade shade) {
    const Box px = pixels(box);
    const std::optional<Picture> picture = art_.svg(name, px.w, px.h, shade);
    if (!picture) return false;
    list_.AddImage(picture->texture, {px.x, px.y}, {px.right(), px.bottom()}, {0, 0}, {1, 1},
                   pack(color::white.with_alpha(opacity)));
    return true;
}

bool Painter::art_part(std::string_view name, float full_width, float skip, const Box& box, float radius,
                       Corners corners) {
    const Box px = pixels(box);
    const std::optional<Picture> picture = art_.svg(name, layout_.px(full_width), px.h);
    if (!picture || picture->width <= 0) return false;
    const float from = std::max(0.0f, layout_.px(skip) / picture->width), wide = px.w / picture->width;
    list_.AddImageRounded(picture->texture, {px.x, px.y}, {px.right(), px.bottom()}, {from, 0},
                          {std::min(1.0f, from + wide), 1}, pack(color::white), layout_.px(radius),
                          rounding(corners));
    return true;
}

bool Painter::camera(const Box& box, Color tint, float radius, Corners corners) {
    const std::optional<Picture> picture = art_.camera();
    if (!picture || picture->width <= 0 || picture->height <= 0) return false;
    const Box px = pixels(box);
    const float want = px.w / px.h, have = picture->width / picture->height;
    const float across = have > want ? want / have : 1, down = have > want ? 1 : have / want;
    // Mirrored, as everybody expects who sees a hand move.
    list_.AddImageRounded(picture->texture, {px.x, px.y}, {px.right(), px.bottom()},
                          {0.5f + across / 2, 0.5f - down / 2}, {0.5f - across / 2, 0.5f + down / 2},
                          pack(tint), layout_.px(radius), rounding(corners));
    return true;
}

bool Painter::photo(const std::shared_ptr<const base::Rgba>& photo, const Box& box, float radius) {
    const std::optional<Picture> picture = art_.photo(photo);
    if (!picture || picture->width <= 0 || picture->height <= 0) return false;
    const Box px = pixels(box);
    const float want = px.w / px.h, have = picture->width / picture->height;
    const float across = have > want ? want / have : 1, down = have > want ? 1 : have / want;
    list_.AddImageRounded(picture->texture, {px.x, px.y}, {px.right(), px.bottom()},
                          {0.5f - across / 2, 0.5f - down / 2}, {0.5f + across / 2, 0.5f + down / 2},
                          pack(color::white), layout_.px(radius));
    return true;
}

void Painter::clip(const Box& box) {
    const Box px = pixels(box);
    list_.PushClipRect({px.x, px.y}, {px.right(), px.bottom()}, true);
}

void Painter::unclip() {
    list_.PopClipRect();
}

// Only what shows beside an opaque shape: `under` is how far the sides go on beneath it.
void Painter::nine_slice(const Art::Shadow& soft, float margin, float under, const Box& px, Color color) {
    if (soft.size <= 0) return;
    // The baked shape lies in the middle of its texture; what surrounds it is the blur.
    const float corner = soft.corner;
    const Box out{px.x - margin, px.y - margin, px.w + 2 * margin, px.h + 2 * margin};
    const float cut = std::min({corner, out.w / 2, out.h / 2});
    const float side = std::min(cut, margin + under);
    const float whole = cut / soft.size, part = side / soft.size;
    const float right = out.right(), foot = out.bottom();
    const auto slice = [&](ImVec2 from, ImVec2 to, ImVec2 uv_from, ImVec2 uv_to) {
        if (to.x > from.x && to.y > from.y)
            list_.AddImage(soft.texture, from, to, uv_from, uv_to, pack(color));
    };
    const float x[2] = {out.x + cut, right - cut}, y[2] = {out.y + cut, foot - cut};
    slice({out.x, out.y}, {x[0], y[0]}, {0, 0}, {whole, whole});
    slice({x[1], out.y}, {right, y[0]}, {1 - whole, 0}, {1, whole});
    slice({out.x, y[1]}, {x[0], foot}, {0, 1 - whole}, {whole, 1});
    slice({x[1], y[1]}, {right, foot}, {1 - whole, 1 - whole}, {1, 1});
    slice({x[0], out.y}, {x[1], out.y + side}, {whole, 0}, {1 - whole, part});
    slice({x[0], foot - side}, {x[1], foot}, {whole, 1 - part}, {1 - whole, 1});
    slice({out.x, y[0]}, {out.x + side, y[1]}, {0, whole}, {part, 1 - whole});
    slice({right - side, y[0]}, {right, y[1]}, {1 - part, whole}, {1, 1 - whole});
}

}  // namespace ui
