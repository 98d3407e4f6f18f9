#include "base/picture/font_files.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string_view>

#include <ft2build.h>
#include FT_FREETYPE_H

namespace base {
namespace {

constexpr const char* kPlace = "picture.font";

struct Wanted {
    const char* file;
    const char* family;  // in a collection: which of its faces
    int likely_index;    // asked first: opening a CJK face costs a millisecond
};

Wanted wanted(FontRole role) {
    switch (role) {
        case FontRole::regular:
            return {"NotoSansCJK-Regular.ttc", "Noto Sans CJK SC", 2};
        case FontRole::bold:
            return {"NotoSansCJK-Bold.ttc", "Noto Sans CJK SC", 2};
        case FontRole::seal:
            return {"NotoSerifCJK-Bold.ttc", "Noto Serif CJK SC", 2};
        case FontRole::rare:
            return {"HanaMinA.ttf", "HanaMinA", 0};
        case FontRole::rare_beyond:
            return {"HanaMinB.ttf", "HanaMinB", 0};
        case FontRole::icons:
            return {"materialdesignicons-webfont.ttf", "Material Design Icons", 0};
    }
    return {"", "", 0};
}

class Library {
  public:
    Library() {
        if (FT_Init_FreeType(&library_) != 0) library_ = nullptr;
    }
    ~Library() { FT_Done_FreeType(library_); }
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;

    // The number of faces in the file if face `index` is of that family, as a negative number if it is not;
    // 0 if there is no such face.
    long faces_if_family(const MappedFile& file, int index, std::string_view family) const {
        FT_Face face = nullptr;
        const auto bytes = file.bytes();
        if (FT_New_Memory_Face(library_, bytes.data(), static_cast<FT_Long>(bytes.size()), index, &face) != 0)
            return 0;
        const bool same = face->family_name && family == face->family_name;
        const long faces = face->num_faces;
        FT_Done_Face(face);
        return same ? faces : -faces;
    }

  private:
    FT_Library library_ = nullptr;
};

int find_face(const MappedFile& file, const Wanted& want) {
    const Library library;
    const long answer = library.faces_if_family(file, want.likely_index, want.family);
    if (answer > 0) return want.likely_index;
    const long first = library.faces_if_family(file, 0, want.family);
    for (int i = 0; i < std::labs(first); ++i)
        if (library.faces_if_family(file, i, want.family) > 0) return i;
    return -1;
}

std::vector<std::string> split(std::string_view list) {
    std::vector<std::string> parts;
    while (!list.empty()) {
        const auto end = std::min(list.find(':'), list.size());
        if (end > 0) parts.emplace_back(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return parts;
}

}  // namespace

std::vector<std::string> font_folders() {
    if (const char* set = std::getenv("SUISHOU_FONT_DIR"); set && *set) return split(set);
    return {
        "/usr/share/fonts/opentype/noto",      // Debian, Ubuntu
        "/usr/share/fonts/truetype/hanazono",  //
        "/usr/share/fonts/truetype/materialdesignicons-webfont",
        "/usr/share/fonts/noto-cjk",                    // Arch
        "/usr/share/fonts/google-noto-sans-cjk-fonts",  // Fedora, openEuler
        "/usr/share/fonts/google-noto-serif-cjk-fonts",
        "/usr/share/fonts/google-noto-cjk",
        "/usr/share/fonts/hanazono",
        "/usr/local/share/fonts",
    };
}

Result<FontFile> find_font(FontRole role, const std::vector<std::string>& folders) {
    const Wanted want = wanted(role);
    for (const auto& folder : folders) {
        const std::string path = folder + "/" + want.file;
        std::error_code ignored;
        if (!std::filesystem::exists(path, ignored)) continue;
        auto file = MappedFile::open(path);
        if (!file) return file.error();
        const int index = find_face(*file, want);
        if (index < 0) return Error{ErrorKind::corrupt, path + " has no face " + want.family, kPlace};
        return FontFile{std::make_shared<const MappedFile>(std::move(*file)), index, path};
    }
    return Error{ErrorKind::not_found, std::string(want.file) + " is in none of the font folders", kPlace};
}

}  // namespace base
