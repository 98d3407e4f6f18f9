#include "ui/theme/fonts.h"

#include <algorithm>
#include <cstring>

#include <ft2build.h>
#include <imgui.h>
#include <imgui_freetype.h>
#include <imgui_internal.h>

#include FT_SIZES_H

namespace ui {

namespace {

constexpr float reference_size = 100;

// The private use area belongs to the icons, whatever a text face may keep there.
constexpr ImWchar private_use[] = {0xE000, 0xF8FF, 0};

// Big-endian numbers of a font file; 0 beyond its end.
struct Reader {
    std::span<const std::uint8_t> bytes;
    std::uint32_t u16(std::size_t at) const {
        return at + 2 <= bytes.size() ? std::uint32_t{bytes[at]} << 8 | bytes[at + 1] : 0;
    }
    std::uint32_t u32(std::size_t at) const { return u16(at) << 16 | u16(at + 2); }
    bool tag(std::size_t at, const char* name) const {
        return at + 4 <= bytes.size() && std::memcmp(bytes.data() + at, name, 4) == 0;
    }
};

std::size_t table(const Reader& file, std::size_t face, const char* name) {
    const std::uint32_t count = file.u16(face + 4);
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::size_t record = face + 12 + i * 16;
        if (file.tag(record, name)) return file.u32(record + 8);
    }
    return 0;
}

// imgui_freetype knows the active size of a face by the address of a bake (BakedLastActivated), and addresses
// are used again once bakes were discarded: letters came out in another one's size. So it is made active
// before each glyph. Of its data for a bake the size is the first member, and the only one.
bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void* data, ImWchar codepoint,
                ImFontGlyph* glyph, float* advance) {
    FT_Activate_Size(*static_cast<FT_Size*>(data));
    return ImGuiFreeType::GetFontLoader()->FontBakedLoadGlyph(atlas, source, baked, data, codepoint, glyph,
                                                              advance);
}

const ImFontLoader* loader() {
    static const ImFontLoader own = [] {
        ImFontLoader loader = *ImGuiFreeType::GetFontLoader();
        // The atlas begins and ends it: it is its own loader, too.
        loader.LoaderInit = nullptr;
        loader.LoaderShutdown = nullptr;
        if (loader.FontBakedSrcLoaderDataSize == sizeof(FT_Size)) loader.FontBakedLoadGlyph = load_glyph;
        return loader;
    }();
    return &own;
}

ImFontConfig config_for(const base::FontFile& file, const char* name) {
    ImFontConfig config;
    config.FontLoader = loader();
    if (std::strcmp(name, "icons") != 0) config.GlyphExcludeRanges = private_use;
    config.FontNo = static_cast<ImU32>(file.index);
    config.FontLoaderFlags = ImGuiFreeTypeLoaderFlags_LightHinting;
    std::strncpy(config.Name, name, sizeof config.Name - 1);
    return config;
}

// Adds a mapped face without copying it: an atlas copies what it is told that it does not own. The face has
// been opened before (base::find_font), so the atlas has no reason to give the data back by itself.
ImFont* add_mapped(ImFontAtlas& atlas, const base::FontFile& file, ImFontConfig config, float size) {
    const auto bytes = file.file->bytes();
    config.FontDataOwnedByAtlas = true;
    ImFont* font = atlas.AddFontFromMemoryTTF(const_cast<std::uint8_t*>(bytes.data()),
                                              static_cast<int>(bytes.size()), size, &config);
    if (font != nullptr) font->Sources.back()->FontDataOwnedByAtlas = false;
    return font;
}

}  // namespace

float size_per_em(std::span<const std::uint8_t> bytes, int face) {
    const Reader file{bytes};
    std::size_t start = 0;
    if (file.tag(0, "ttcf")) {
        if (face < 0 || static_cast<std::uint32_t>(face) >= file.u32(8)) return 1;
        start = file.u32(12 + 4 * static_cast<std::size_t>(face));
    }
    const std::size_t head = table(file, start, "head"), hhea = table(file, start, "hhea");
    if (head == 0 || hhea == 0) return 1;
    const auto em = static_cast<float>(file.u16(head + 18));
    const auto ascent = static_cast<float>(static_cast<std::int16_t>(file.u16(hhea + 4)));
    const auto descent = static_cast<float>(static_cast<std::int16_t>(file.u16(hhea + 6)));
    const float ratio = em > 0 ? (ascent - descent) / em : 0;
    return ratio > 0.5f && ratio < 4 ? ratio : 1;
}

const base::FontFile* FontStore::open(base::FontRole role, const std::vector<std::string>& folders) {
    auto found = base::find_font(role, folders);
    if (!found) {
        missing_.push_back(base::describe(found.error()));
        return nullptr;
    }
    files_.push_back(std::make_unique<base::FontFile>(std::move(found).value()));
    return files_.back().get();
}

FontStore::Face FontStore::main_face(ImFontAtlas& atlas, const base::FontFile* file, const char* name) {
    if (file != nullptr) {
        ImFont* font = add_mapped(atlas, *file, config_for(*file, name), reference_size);
        if (font != nullptr) return {font, size_per_em(file->file->bytes(), file->index)};
        missing_.push_back(file->path + ": not accepted by FreeType");
    }
    ImFontConfig config;
    config.SizePixels = reference_size;
    return {atlas.AddFontDefault(&config), 1};
}

void FontStore::merge(ImFontAtlas& atlas, const Face& into, const base::FontFile* file, const char* name) {
    if (file == nullptr) return;
    ImFontConfig config = config_for(*file, name);
    config.MergeMode = true;
    config.DstFont = into.font;
    // This flag makes the loader take a size as the em; a merged face's size is relative to its main face's.
    config.FontLoaderFlags |= ImGuiFreeTypeLoaderFlags_Bitmap;
    if (add_mapped(atlas, *file, config, reference_size / into.size_per_em) == nullptr) {
        missing_.push_back(file->path + ": not accepted by FreeType");
    }
}

Fonts FontStore::load(ImFontAtlas& atlas, const std::vector<std::string>& folders) {
    // The home page fills half of it; a visit through every page doubles it twice, some milliseconds each.
    // Room to spare costs its size twice, here and in OpenGL, and time before the first frame.
    atlas.TexMinWidth = 1024;
    atlas.TexMinHeight = 512;
    const base::FontFile* rare = open(base::FontRole::rare, folders);
    const base::FontFile* rare_beyond = open(base::FontRole::rare_beyond, folders);
    const base::FontFile* icons = open(base::FontRole::icons, folders);
    const auto whole = [&](base::FontRole role, const char* name) {
        const Face face = main_face(atlas, open(role, folders), name);
        merge(atlas, face, rare, "HanaMinA");
        merge(atlas, face, rare_beyond, "HanaMinB");
        merge(atlas, face, icons, "icons");
        return face;
    };
    const Face regular = whole(base::FontRole::regular, "regular");
    const Face bold = whole(base::FontRole::bold, "bold");
    Fonts fonts{regular.font, bold.font, bold.font, regular.size_per_em, bold.size_per_em};
    if (const base::FontFile* file = open(base::FontRole::seal, folders)) {
        const Face seal = main_face(atlas, file, "seal");
        fonts.seal = seal.font;
        fonts.seal_size_per_em = seal.size_per_em;
    }
    return fonts;
}

}  // namespace ui
