// Every character of the General Standard at every size of the house, and every other ideograph that the
// fonts hold: drawn on demand, with ink, in a texture that does not grow for ever.
#include <array>
#include <map>

#include <gtest/gtest.h>
#include <imgui.h>
#include <imgui_internal.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "tests/fakes/general_standard.h"
#include "tests/golden/screens/studio.h"
#include "tests/golden/screens/views.h"
#include "ui/screens/home.h"
#include "ui/screens/lookup.h"
#include "ui/screens/scan.h"
#include "ui/theme/fonts.h"
#include "ui/theme/glyph_room.h"
#include "ui/theme/tokens.h"

namespace {

constexpr int room = ui::glyph_room(1080, 1920);
constexpr std::size_t a_page = 400;

class Glyphs : public testing::Test {
  protected:
    Glyphs() : context_(ImGui::CreateContext()) {
        ImGuiIO& io = ImGui::GetIO();
        io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
        io.DisplaySize = {100, 100};
        io.IniFilename = nullptr;
        fonts_ = store_.load(*io.Fonts);
    }
    ~Glyphs() override {
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures)
            texture->SetStatus(ImTextureStatus_Destroyed);
        ImGui::DestroyContext(context_);
    }

    // Draws the characters a page at a time, as screens would over a long life.
    void draw_all(ImFont* font, float em, const std::vector<ImWchar>& characters) {
        for (std::size_t from = 0; from < characters.size(); from += a_page) {
            const std::size_t n = std::min(a_page, characters.size() - from);
            draw_page(font, em, {characters.data() + from, n});
        }
    }
    void draw_page(ImFont* font, float em, std::span<const ImWchar> characters) {
        ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
        ui::bound_glyphs(atlas, room);
        ImGui::NewFrame();
        ImFontBaked* baked = font->GetFontBaked(std::round(em * fonts_.size_per_em));
        for (const ImWchar c : characters)
            baked->FindGlyph(c);
        for (const ImWchar c : characters)
            if (!has_ink(atlas, *baked, c)) missing_.push_back(c);
        largest_ = std::max(largest_, atlas.TexData->Width * atlas.TexData->Height);
        ImGui::Render();
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures)
            texture->SetStatus(texture->Status == ImTextureStatus_WantDestroy ? ImTextureStatus_Destroyed
                                                                              : ImTextureStatus_OK);
    }
    static bool has_ink(const ImFontAtlas& atlas, ImFontBaked& baked, ImWchar c) {
        const ImFontGlyph* glyph = baked.FindGlyphNoFallback(c);
        if (glyph == nullptr || !glyph->Visible) return false;
        ImTextureData& texture = *atlas.TexData;
        const auto column = [&](float u) {
            return static_cast<int>(u * static_cast<float>(texture.Width) + .5f);
        };
        const auto row = [&](float v) {
            return static_cast<int>(v * static_cast<float>(texture.Height) + .5f);
        };
        int ink = 0;
        for (int y = row(glyph->V0); y < row(glyph->V1); ++y) {
            const auto* pixels = static_cast<const unsigned char*>(texture.GetPixelsAt(column(glyph->U0), y));
            for (int x = column(glyph->U0); x < column(glyph->U1); ++x)
                if (pixels[(x - column(glyph->U0)) * texture.BytesPerPixel + texture.BytesPerPixel - 1] > 127)
                    ++ink;
        }
        return ink >= 3;
    }

    ui::FontStore store_;
    ImGuiContext* context_;
    ui::Fonts fonts_;
    std::vector<ImWchar> missing_;
    int largest_ = 0;
};

std::vector<ImWchar> general_standard() {
    std::vector<ImWchar> all;
    for (const auto& c : fakes::general_standard(TGH_LIST)) {
        unsigned int code = 0;
        ImTextCharFromUtf8(&code, c.data(), c.data() + c.size());
        all.push_back(code);
    }
    return all;
}

struct Weight {
    ui::Type type;
    bool regular, bold;
};
// As the table of type says: which size is written in which weight.
constexpr std::array weights{Weight{ui::Type::display, false, true}, Weight{ui::Type::title, false, true},
                             Weight{ui::Type::heading, false, true}, Weight{ui::Type::body, true, true},
                             Weight{ui::Type::caption, true, true}};

// Bakes come and go, and their addresses are used again: a size must not be taken for the one that lay there
// before.
TEST_F(Glyphs, KeepTheirSizeWhenOthersAreForgotten) {
    const auto draw = [&](float em, ImWchar c) { draw_page(fonts_.bold, em, {&c, 1}); };
    constexpr float small = 28, middle = 44, large = 64;
    draw(small, 0x4E00);
    draw(middle, 0x4E00);
    draw(large, 0x4E00);
    draw(middle, 0x4E01);  // the last to be active
    draw(large, 0x4E00);
    ImFontAtlasBuildDiscardBakes(ImGui::GetIO().Fonts, 3);
    draw(large, 0x4E03);  // lies now where the middle one lay
    ImFontBaked* baked = fonts_.bold->GetFontBaked(std::round(large * fonts_.size_per_em));
    EXPECT_NEAR(baked->FindGlyph(0x4E00)->AdvanceX, large, 1.5f);
    EXPECT_NEAR(baked->FindGlyph(0x4E03)->AdvanceX, large, 1.5f);
}

TEST_F(Glyphs, TheWholeGeneralStandardIsDrawnAtEverySize) {
    const auto characters = general_standard();
    ASSERT_EQ(characters.size(), 8105u);
    for (const Weight& weight : weights) {
#ifdef SUISHOU_AUDIT_BRIEF
        if (weight.type != ui::Type::caption) continue;
#endif
        for (const bool large : {false, true}) {
            const float em = ui::type_size(weight.type, large).size;
            if (weight.regular) draw_all(fonts_.regular, em, characters);
            if (weight.bold) draw_all(fonts_.bold, em, characters);
            EXPECT_TRUE(missing_.empty()) << missing_.size() << " lack ink at " << em;
        }
    }
    // A page may need more while it is drawn; the next begins small again.
    EXPECT_LE(largest_, 4 * room);
}

TEST_F(Glyphs, SoIsEveryOtherIdeographThatTheFontsHold) {
    std::vector<ImWchar> held;
    for (const auto& [from, to] :
         {std::pair{0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0x20000, 0x2A6DF}, {0x2A700, 0x2EBE0}})
        for (int c = from; c <= to; ++c)
            if (fonts_.regular->IsGlyphInFont(static_cast<ImWchar>(c)))
                held.push_back(static_cast<ImWchar>(c));
    RecordProperty("ideographs", static_cast<int>(held.size()));
    EXPECT_GE(held.size(), 80'000u) << "GB 18030-2022, level 3, asks for 87,887";
#ifdef SUISHOU_AUDIT_BRIEF
    std::erase_if(held, [](ImWchar c) { return c % 8 != 0; });
#endif
    draw_all(fonts_.regular, ui::smallest_text, held);
    EXPECT_TRUE(missing_.empty()) << missing_.size() << ", first " << std::hex
                                  << (missing_.empty() ? 0 : missing_[0]);
}

// A clock or a counter must not jump while it runs.
TEST_F(Glyphs, DigitsAreEquallyWide) {
    ImGui::NewFrame();
    for (ImFont* font : {fonts_.regular, fonts_.bold}) {
        for (const float em : {28.f, 34.f, 44.f, 57.f, 64.f, 72.f, 84.f, 120.f}) {
            ImFontBaked* baked = font->GetFontBaked(std::round(em * fonts_.size_per_em));
            for (ImWchar c = '1'; c <= '9'; ++c)
                EXPECT_EQ(baked->GetCharAdvance(c), baked->GetCharAdvance('0')) << em;
        }
    }
    ImGui::Render();
}

std::size_t heap_in_use() {
#if defined(__GLIBC__) && !defined(SUISHOU_SANITIZED)
    return ::mallinfo2().uordblks;
#else
    return 0;
#endif
}

// Language, modes, way up and size, as visitors and a night of cleaning hands would.
TEST(Modes, SwitchedTwoThousandTimesTakeNoMoreMemory) {
    golden::Studio studio;
    const service::KioskView view = golden::usual_day();
    const std::array screens{ui::make_home_screen, ui::make_scan_screen, ui::make_lookup_screen};
    constexpr std::array sides{1080, 1440, 2160};
    // Everything repeats after 240 switches, but sizes of glyphs that are not drawn for a while are let go in
    // their own time: of some such rounds the least counts, beside the least of those after them that end
    // with a texture of the same size.
#ifdef SUISHOU_AUDIT_BRIEF
    constexpr int switches = 48;  // each combination once
#else
    constexpr int switches = 3121;
#endif
    constexpr int period = 240, settled = 2 * period, middle = 8 * period;
    std::map<int, std::size_t> before, after;  // by the rows of the texture
    for (int i = 0; i < switches; ++i) {
        golden::Shot shot;
        shot.now = golden::morning();
        const int side = sides[static_cast<std::size_t>(i / 16 % 3)];
        shot.width = side;
        shot.height = side * 16 / 9;
        if (i % 2 != 0) std::swap(shot.width, shot.height);
        shot.modes.language = i % 4 < 2 ? "zh_CN" : "en";
        shot.modes.large_text = i % 8 < 4;
        shot.modes.low_reach = i % 16 < 8;
        const auto screen = screens[static_cast<std::size_t>(i % 5 % 3)]();
        studio.take(*screen, view, shot, false);
        ui::bound_glyphs(*ImGui::GetIO().Fonts, ui::glyph_room(shot.width, shot.height));
        if (i < settled || i % period != 0) continue;
        const std::size_t now = heap_in_use();
        auto& least = i < middle ? before : after;
        const auto at = least.try_emplace(ImGui::GetIO().Fonts->TexData->Height, now).first;
        at->second = std::min(at->second, now);
    }
    if (switches <= middle) return;  // built with a sanitizer: that finds leaks by itself
    int compared = 0;
    for (const auto& [rows, first] : before) {
        const auto later = after.find(rows);
        if (later == after.end()) continue;
        ++compared;
        EXPECT_LE(later->second, first + (64u << 10))
            << "bytes more: " << later->second - first << ", rows " << rows;
    }
    EXPECT_GT(compared, 0);
}

}  // namespace
