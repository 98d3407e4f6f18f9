// The faces of the house, mapped from the system's font files; glyphs are drawn on demand at any size.
#pragma once

struct ImFont;

namespace ui {

struct Fonts {
    ImFont* regular = nullptr;  // Noto Sans CJK SC Regular, then HanaMin, then the icons (U+F000..)
    ImFont* bold = nullptr;     // Noto Sans CJK SC Bold, then the same
    ImFont* seal = nullptr;     // Noto Serif CJK SC Bold, for seals only; falls back to bold
};

}  // namespace ui
