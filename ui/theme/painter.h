// Draws the house's shapes in dp onto an ImDrawList. Knows tokens, no widgets.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <imgui.h>

#include "base/text/breaking.h"
#include "ui/shell/art.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icon.h"
#include "ui/theme/layout.h"
#include "ui/theme/tokens.h"
#include "ui/theme/written.h"

namespace ui {

enum class Align { left, centre, right };

struct TextStyle {
    Type type = Type::body;
    Color color = color::ink9;
    bool bold = false;
    float size = 0;  // dp em instead of the type's; 0 = the type's
};

// A colour that changes along the diagonal (or straight down).
struct Gradient {
    Color from, middle, to;
    bool diagonal = true;
};
namespace gradient {
inline constexpr Gradient dark{color::river6, color::river7, color::river_foot};
inline constexpr Gradient staff{rgb(0x1F3A5C), color::ink9, rgb(0x0B1829)};
inline constexpr Gradient amber{color::amber_ground, rgb(0xFFEFD0), color::amber_foot};
inline constexpr Gradient red{rgb(0xFDEFF1), color::red_ground, color::red_foot};
}  // namespace gradient

enum class Corners { all, top, bottom, right, top_right, bottom_right, none };
ImDrawFlags rounding(Corners corners);

// Valid for one frame.
class Painter {
  public:
    Painter(ImDrawList& list, const Fonts& fonts, Art& art, const Layout& layout);

    const Layout& layout() const { return layout_; }
    // Everything that is drawn from now on has this part of its opacity.
    void fade_in(float part) { alpha_ = part; }
    // What was drawn since the mark, as far as it lies within the box, comes up from `by` below its place.
    // Where it is touched does not move.
    int mark() const { return list_.VtxBuffer.Size; }
    void lower(int mark, const Box& within, float by);

    // From now on says what it writes; the list must outlive it.
    void tell(std::vector<Written>* of) { written_ = of; }

    void fill(const Box& box, Color color, float radius = 0, Corners corners = Corners::all);
    // The line lies inside the box.
    void outline(const Box& box, Color color, float width, float radius = 0);
    void fill(const Box& box, const Gradient& gradient, float radius, Corners corners = Corners::all);
    // Two white waves at 5 %: where they cross, white words still have 7 : 1 in the lower third of a dark
    // ground.
    void waves(const Box& box, float radius, Corners corners = Corners::all);
    void shadow(const Box& box, Elevation elevation, float radius = radius::card);
    void card(const Box& box, Elevation elevation = Elevation::e2, float radius = radius::card);
    void disc(float x, float y, float radius, Color color);
    // From 12 o'clock, `part` of the turn, clockwise, round ends.
    void ring(float x, float y, float radius, float width, float part, Color color);
    void line(float x1, float y1, float x2, float y2, Color color, float width);
    void polyline(const std::vector<ImVec2>& points, Color color, float width);
    void polygon(const std::vector<ImVec2>& points, Color color);
    // Straight down from one colour to the other, alpha included.
    void fade(const Box& box, Color from, Color to, float radius = 0, Corners corners = Corners::none);
    void dashed(const Box& box, Color color, float width, float radius);
    void icon(Icon icon, float x, float y, float size, Color color);  // centred on (x, y)
    bool art(std::string_view name, const Box& box, float opacity = 1, Shade shade = Shade::colour);
    // Part of wider art, from `skip` on, at the box's height and with its round corners.
    bool art_part(std::string_view name, float full_width, float skip, const Box& box, float radius,
                  Corners corners);
    // Crops the texture to the box's shape and dims it by the tint; false while there is no picture.
    bool camera(const Box& box, Color tint, float radius, Corners corners);
    // Not mirrored. Fills the box, whose shape it is cropped to; false while there is none.
    bool photo(const std::shared_ptr<const base::Rgba>& photo, const Box& box, float radius);
    void clip(const Box& box);
    void unclip();

    float width(std::string_view text, const TextStyle& style) const;
    // How far the middle of what one character shows lies right of the middle of the room that it takes:
    // full-width marks fill half of theirs. 0 for longer texts.
    float off_centre(std::string_view character, const TextStyle& style) const;
    float line_height(const TextStyle& style) const;
    float em(const TextStyle& style) const;
    float smallest() const { return smallest_in(layout_.large_text); }  // dp em
    // One line, centred vertically in the box. What is too long shrinks towards the smallest size, then takes
    // as many lines as the box is high, then ends in an ellipsis.
    void text(const Box& box, std::string_view text, const TextStyle& style, Align align = Align::left);
    // Wrapped lines from the top; returns the height. More than max_lines end in an ellipsis.
    float paragraph(const Box& box, std::string_view text, const TextStyle& style, Align align = Align::left,
                    int max_lines = 0);
    float paragraph_height(float width, std::string_view text, const TextStyle& style,
                           int max_lines = 0) const;
    // The narrowest paragraph that cuts no word.
    float widest_word(std::string_view text, const TextStyle& style) const;
    // What a paragraph would write; max_lines 0: as many as it takes.
    std::vector<std::string> lines(float width, std::string_view text, const TextStyle& style,
                                   int max_lines) const;
    int line_count(float width, std::string_view text, const TextStyle& style) const;
    // The style at the size at which the text fits the width in one line, not below the smallest size.
    TextStyle fitted(std::string_view text, TextStyle style, float width) const;
    // One character under the other, for seals.
    void seal_text(const Box& box, std::string_view text, Color color, float size);

  private:
    ImU32 pack(Color color) const;
    ImVec2 at(float x, float y) const;
    Box pixels(const Box& box) const;
    ImFont* face(const TextStyle& style) const { return style.bold ? fonts_.bold : fonts_.regular; }
    float font_size(const TextStyle& style) const;
    void put(float x, float y, std::string_view text, const TextStyle& style);
    float balanced(const base::LineBreaker& breaker, float width, const TextStyle& style, Align align) const;
    base::Measure measure(const TextStyle& style) const;
    void path(const Box& px, float radius, Corners corners) const;
    // One run of glyphs, in pixels.
    struct Run {
        ImFont* font;
        float size, em;  // pixels, dp
        bool bold, icon;
        Color color;
    };
    void glyphs(ImVec2 corner, std::string_view text, const Run& run);
    void nine_slice(const Art::Shadow& shadow, float margin, float under, const Box& px, Color color);

    ImDrawList& list_;
    const Fonts& fonts_;
    Art& art_;
    const Layout& layout_;
    float alpha_ = 1;
    std::vector<Written>* written_ = nullptr;
};

}  // namespace ui
