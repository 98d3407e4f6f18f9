// Which font files the house writes with, and where they lie.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/picture/mapped_file.h"
#include "base/result.h"

namespace base {

enum class FontRole {
    regular,      // Noto Sans CJK SC
    bold,         // Noto Sans CJK SC Bold
    seal,         // Noto Serif CJK SC Bold
    rare,         // HanaMinA: BMP characters that Noto lacks
    rare_beyond,  // HanaMinB: the supplementary ideographic planes
    icons,        // Material Design Icons webfont; code points in assets/art/icons.txt
};

// A face inside a mapped file. Copies share the mapping; keep one for as long as the face is drawn with.
struct FontFile {
    std::shared_ptr<const MappedFile> file;
    int index = 0;  // face in a collection; always 0 in a plain font
    std::string path;
};

// Folders that are looked through, in this order: those of SUISHOU_FONT_DIR (separated by colons) if it is
// set, else where Debian, Fedora, Arch and openEuler put these fonts.
std::vector<std::string> font_folders();

// not_found if no folder has the file, corrupt if the file has no such face. Thread-safe.
Result<FontFile> find_font(FontRole role, const std::vector<std::string>& folders = font_folders());

}  // namespace base
