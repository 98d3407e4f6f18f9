#include "base/picture/slip_fonts.h"

#include <array>
#include <cmath>
#include <optional>

#include <ft2build.h>
#include FT_FREETYPE_H

#include "base/picture/utf8.h"

namespace base {
namespace {

struct Release {
    void operator()(FT_Library library) const { FT_Done_FreeType(library); }
    void operator()(FT_Face face) const { FT_Done_Face(face); }
};
using Library = std::unique_ptr<FT_LibraryRec_, Release>;

struct Face {
    FontFile file;  // outlives the face, which reads from it
    std::unique_ptr<FT_FaceRec_, Release> face;
};

struct Glyph {
    FT_Face face = nullptr;
    FT_UInt index = 0;
};

bool is_variation_selector(char32_t c) {
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

std::optional<Face> open_face(FT_Library library, FontRole role, const std::vector<std::string>& folders) {
    auto file = find_font(role, folders);
    if (!file) return std::nullopt;
    const auto bytes = file->file->bytes();
    FT_Face face = nullptr;
    if (FT_New_Memory_Face(library, bytes.data(), static_cast<FT_Long>(bytes.size()), file->index, &face) !=
        0)
        return std::nullopt;
    return Face{std::move(*file), std::unique_ptr<FT_FaceRec_, Release>(face)};
}

}  // namespace

struct SlipFonts::Faces {
    Library library;
    std::optional<Face> regular, bold;
    std::vector<Face> fallbacks;

    // Glyphs of the text in order; characters that no face has become the main face's box.
    std::vector<Glyph> glyphs_of(std::string_view utf8, Weight weight, bool* complete = nullptr) {
        std::vector<Glyph> glyphs;
        const std::u32string text = decode_utf8(utf8);
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (is_variation_selector(text[i])) continue;
            const char32_t selector =
                i + 1 < text.size() && is_variation_selector(text[i + 1]) ? text[i + 1] : 0;
            const Glyph glyph = find(text[i], selector, weight);
            if (complete && glyph.index == 0) *complete = false;
            glyphs.push_back(glyph);
        }
        return glyphs;
    }

    Glyph find(char32_t c, char32_t selector, Weight weight) {
        const FT_Face main = (weight == Weight::bold && bold ? bold : regular)->face.get();
        if (selector != 0)
            if (const FT_UInt index = FT_Face_GetCharVariantIndex(main, c, selector)) return {main, index};
        if (const FT_UInt index = FT_Get_Char_Index(main, c)) return {main, index};
        for (const Face& face : fallbacks)
            if (const FT_UInt index = FT_Get_Char_Index(face.face.get(), c)) return {face.face.get(), index};
        return {main, 0};
    }

    // Hinted in height only: level strokes stay sharp and the widths are those of the design.
    FT_GlyphSlot load(const Glyph& glyph, int px) {
        FT_Set_Pixel_Sizes(glyph.face, 0, static_cast<FT_UInt>(px));
        return FT_Load_Glyph(glyph.face, glyph.index, FT_LOAD_TARGET_LIGHT | FT_LOAD_NO_BITMAP) == 0
                   ? glyph.face->glyph
                   : nullptr;
    }
};

namespace {

float advance_of(FT_GlyphSlot slot) {
    return static_cast<float>(slot->linearHoriAdvance) / 65536.f;
}

void draw_coverage(FT_GlyphSlot slot, float x, int baseline, const SlipFonts::Dot& dot) {
    constexpr int half =
        118;  // a little under one half: thermal dots are round and print thin strokes thinner
    const int left = static_cast<int>(std::lround(x)) + slot->bitmap_left, top = baseline - slot->bitmap_top;
    const FT_Bitmap& bitmap = slot->bitmap;
    for (unsigned row = 0; row < bitmap.rows; ++row)
        for (unsigned column = 0; column < bitmap.width; ++column)
            if (bitmap.buffer[static_cast<std::ptrdiff_t>(row) * bitmap.pitch + column] >= half)
                dot(left + static_cast<int>(column), top + static_cast<int>(row));
}

}  // namespace

Result<SlipFonts> SlipFonts::open(const std::vector<std::string>& folders) {
    auto faces = std::make_unique<Faces>();
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) return Error{ErrorKind::internal, "FreeType", "picture.fonts"};
    faces->library.reset(library);
    faces->regular = open_face(library, FontRole::regular, folders);
    if (!faces->regular) return Error{ErrorKind::not_found, "no Noto Sans CJK SC", "picture.fonts"};
    faces->bold = open_face(library, FontRole::bold, folders);
    for (const auto role : {FontRole::rare, FontRole::rare_beyond, FontRole::icons})
        if (auto face = open_face(library, role, folders)) faces->fallbacks.push_back(std::move(*face));
    return SlipFonts(std::move(faces));
}

SlipFonts::SlipFonts(std::unique_ptr<Faces> faces) : faces_(std::move(faces)) {}
SlipFonts::SlipFonts(SlipFonts&&) noexcept = default;
SlipFonts& SlipFonts::operator=(SlipFonts&&) noexcept = default;
SlipFonts::~SlipFonts() = default;

float SlipFonts::measure(std::string_view utf8, TextStyle style) {
    float width = 0;
    for (const Glyph& glyph : faces_->glyphs_of(utf8, style.weight))
        if (const auto slot = faces_->load(glyph, style.px)) width += advance_of(slot);
    return width;
}

bool SlipFonts::can_draw(std::string_view utf8) {
    bool complete = true;
    faces_->glyphs_of(utf8, Weight::regular, &complete);
    return complete;
}

void SlipFonts::draw(std::string_view utf8, TextStyle style, float x, int baseline, const Dot& dot) {
    for (const Glyph& glyph : faces_->glyphs_of(utf8, style.weight)) {
        const auto slot = faces_->load(glyph, style.px);
        if (!slot) continue;
        const float advance = advance_of(slot);
        if (FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) == 0) draw_coverage(slot, x, baseline, dot);
        x += advance;
    }
}

}  // namespace base
