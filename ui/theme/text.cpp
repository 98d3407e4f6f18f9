#include <cfloat>
#include <cmath>

#include <imgui_internal.h>

#include "base/text/breaking.h"
#include "ui/theme/painter.h"

namespace ui {
namespace {

float aligned(float room, Align align) {
    if (align == Align::left) return 0;
    return align == Align::right ? room : room / 2;
}

}  // namespace

float Painter::em(const TextStyle& style) const {
    return style.size > 0 ? style.size : type_size(style.type, layout_.large_text).size;
}

float Painter::line_height(const TextStyle& style) const {
    const TypeSize size = type_size(style.type, layout_.large_text);
    return style.size > 0 ? style.size * size.line / size.size : size.line;
}

float Painter::font_size(const TextStyle& style) const {
    return std::round(layout_.px(em(style)) * fonts_.size_per_em);
}

float Painter::width(std::string_view text, const TextStyle& style) const {
    if (text.empty()) return 0;
    const float px =
        face(style)->CalcTextSizeA(font_size(style), FLT_MAX, 0, text.data(), text.data() + text.size()).x;
    return px / layout_.scale;
}

float Painter::off_centre(std::string_view character, const TextStyle& style) const {
    unsigned int code = 0;
    const int bytes = ImTextCharFromUtf8(&code, character.data(), character.data() + character.size());
    if (character.empty() || static_cast<std::size_t>(bytes) != character.size()) return 0;
    const ImFontGlyph* glyph =
        face(style)->GetFontBaked(font_size(style))->FindGlyph(static_cast<ImWchar>(code));
    if (glyph == nullptr) return 0;
    return (glyph->X0 - (glyph->AdvanceX - glyph->X1)) / 2 / layout_.scale;
}

void Painter::put(float x, float y, std::string_view text, const TextStyle& style) {
    if (text.empty()) return;
    const float size = font_size(style);
    const ImVec2 corner = at(x, y);
    const float lead = (layout_.px(line_height(style)) - size) / 2;
    glyphs({std::round(corner.x), std::round(corner.y + lead)}, text,
           {face(style), size, em(style), style.bold, false, style.color});
}

void Painter::glyphs(ImVec2 corner, std::string_view text, const Run& run) {
    const int first = list_.VtxBuffer.Size;
    list_.AddText(run.font, run.size, corner, pack(run.color), text.data(), text.data() + text.size());
    if (written_ == nullptr) return;
    const ImVec2 from = list_.GetClipRectMin(), to = list_.GetClipRectMax();
    written_->push_back({run.icon ? std::string() : std::string(text), run.em, run.bold, run.icon, run.color,
                         Box{from.x, from.y, to.x - from.x, to.y - from.y}, first, list_.VtxBuffer.Size});
}

TextStyle Painter::fitted(std::string_view text, TextStyle style, float width_there) const {
    const float wanted = em(style), wide = width(text, style);
    if (wide <= width_there) return style;
    const float least = std::min(wanted, smallest());
    style.size = std::max(std::floor(wanted * width_there / wide), least);
    while (style.size > least && width(text, style) > width_there)
        style.size -= 1;
    return style;
}

base::Measure Painter::measure(const TextStyle& style) const {
    return [this, style](std::string_view piece) { return width(piece, style); };
}

void Painter::text(const Box& box, std::string_view text, const TextStyle& style, Align align) {
    const TextStyle fit = fitted(text, style, box.w);
    if (box.h >= 2 * line_height(fit) && width(text, fit) > box.w + 0.5f && widest_word(text, fit) <= box.w) {
        const float room = std::min(box.h, paragraph_height(box.w, text, fit));
        const auto lines = static_cast<int>(room / line_height(fit));
        paragraph({box.x, box.centre_y() - room / 2, box.w, room}, text, fit, align, lines);
        return;
    }
    const std::string shown = base::shorten(text, box.w + 0.5f, measure(fit));
    const float x = box.x + aligned(box.w - width(shown, fit), align);
    put(x, box.centre_y() - line_height(fit) / 2, shown, fit);
}

std::vector<std::string> Painter::lines(float width_there, std::string_view text, const TextStyle& style,
                                        int max_lines) const {
    if (text.empty()) return {};
    constexpr std::size_t plenty = 99;
    return base::break_lines(text, width_there, max_lines > 0 ? static_cast<std::size_t>(max_lines) : plenty,
                             measure(style));
}

// Lines of like length read better than a full one and a stray word: all that are centred, and the two of a
// title.
float Painter::balanced(const base::LineBreaker& breaker, float width_there, const TextStyle& style,
                        Align align) const {
    if (align != Align::centre && !style.bold) return width_there;
    const base::Measure measured = measure(style);
    const auto count = [&](float room) { return breaker.lines(room, measured).size(); };
    const std::size_t all = count(width_there);
    if (all < 2 || (align != Align::centre && all > 2)) return width_there;
    const float least = std::max(width_there / 3, breaker.widest(measured)), step = width_there * .05f;
    float room = width_there;
    while (room - step > least && count(room - step) <= all)
        room -= step;
    return room;
}

float Painter::paragraph(const Box& box, std::string_view text, const TextStyle& style, Align align,
                         int max_lines) {
    const bool one = width(text, style) <= box.w && text.find('\n') == text.npos;
    const float room = one ? box.w : balanced(base::LineBreaker(text), box.w, style, align);
    float y = box.y;
    for (const std::string& line : lines(room, text, style, max_lines)) {
        put(box.x + aligned(box.w - width(line, style), align), y, line, style);
        y += line_height(style);
    }
    return y - box.y;
}

float Painter::paragraph_height(float width_there, std::string_view text, const TextStyle& style,
                                int max_lines) const {
    return static_cast<float>(lines(width_there, text, style, max_lines).size()) * line_height(style);
}

float Painter::widest_word(std::string_view text, const TextStyle& style) const {
    return base::widest_piece(text, measure(style));
}

int Painter::line_count(float width_there, std::string_view text, const TextStyle& style) const {
    return static_cast<int>(lines(width_there, text, style, 0).size());
}

void Painter::seal_text(const Box& box, std::string_view text, Color color, float size) {
    const std::vector<std::string_view> characters = base::split_clusters(text);
    const float px = std::round(layout_.px(size) * fonts_.seal_size_per_em);
    const float pitch = size * 1.08f;
    float y = box.centre_y() - pitch * static_cast<float>(characters.size()) / 2;
    for (const std::string_view c : characters) {
        const ImVec2 centre = at(box.centre_x(), y + pitch / 2);
        const ImVec2 extent = fonts_.seal->CalcTextSizeA(px, FLT_MAX, 0, c.data(), c.data() + c.size());
        glyphs({std::round(centre.x - extent.x / 2), std::round(centre.y - extent.y / 2)}, c,
               {fonts_.seal, px, size, true, false, color});
        y += pitch;
    }
}

}  // namespace ui
