// The faces of the house, mapped from the system's font files; glyphs are drawn on demand at any size.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/picture/font_files.h"

struct ImFont;
struct ImFontAtlas;

namespace ui {

struct Fonts {
    ImFont* regular = nullptr;  // Noto Sans CJK SC Regular, then HanaMin, then the icons (U+F000..)
    ImFont* bold = nullptr;     // Noto Sans CJK SC Bold, then the same
    ImFont* seal = nullptr;     // Noto Serif CJK SC Bold, for seals only; falls back to bold
    // ImGui's size of a face is its ascent plus descent; the design's is the em. Multiply an em by this to
    // get ImGui's size. Merged faces (rare characters, icons) have the em of their main face.
    float size_per_em = 1, seal_size_per_em = 1;
};

// Adds the faces to an atlas. The mapped files live as long as this object, which must outlive the atlas.
class FontStore {
  public:
    // Never fails: what is missing is named in `missing`, and ImGui's embedded face stands in for a main
    // face.
    Fonts load(ImFontAtlas& atlas, const std::vector<std::string>& folders = base::font_folders());
    const std::vector<std::string>& missing() const { return missing_; }

  private:
    const base::FontFile* open(base::FontRole role, const std::vector<std::string>& folders);
    struct Face {
        ImFont* font = nullptr;
        float size_per_em = 1;
    };
    Face main_face(ImFontAtlas& atlas, const base::FontFile* file, const char* name);
    void merge(ImFontAtlas& atlas, const Face& into, const base::FontFile* file, const char* name);

    std::vector<std::unique_ptr<base::FontFile>> files_;
    std::vector<std::string> missing_;
};

// (ascent - descent) / em of a face, from its hhea and head tables (OpenType 1.9); 1 if they cannot be read.
float size_per_em(std::span<const std::uint8_t> file, int face);

}  // namespace ui
