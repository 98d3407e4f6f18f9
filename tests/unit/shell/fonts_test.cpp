// Glyphs without a window: a context, an atlas and the system's faces.
#include "ui/theme/fonts.h"

#include <gtest/gtest.h>
#include <imgui.h>

namespace {

class FontsTest : public testing::Test {
  protected:
    FontsTest() : context_(ImGui::CreateContext()) {
        ImGuiIO& io = ImGui::GetIO();
        io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
        io.DisplaySize = {100, 100};
        io.IniFilename = nullptr;
    }
    ~FontsTest() override { ImGui::DestroyContext(context_); }
    // The width of one character at an em of 100 pixels.
    static float advance(ImFont* font, float size_per_em, ImWchar c) {
        return font->GetFontBaked(100 * size_per_em)->GetCharAdvance(c);
    }

    ui::FontStore store_;
    ImGuiContext* context_;
};

TEST_F(FontsTest, EveryFaceHasTheSameEm) {
    const ui::Fonts fonts = store_.load(*ImGui::GetIO().Fonts);
    ASSERT_TRUE(store_.missing().empty()) << store_.missing().front();
    ImGui::NewFrame();
    EXPECT_NEAR(advance(fonts.regular, fonts.size_per_em, U'淮'), 100, 1);
    EXPECT_NEAR(advance(fonts.bold, fonts.size_per_em, U'淮'), 100, 1);
    EXPECT_NEAR(advance(fonts.seal, fonts.seal_size_per_em, U'淮'), 100, 1);
    EXPECT_NEAR(advance(fonts.regular, fonts.size_per_em, U'\U00020064'), 100, 1);  // HanaMinB
    EXPECT_NEAR(advance(fonts.regular, fonts.size_per_em, 0xF5D2), 100, 1);  // an icon, not HanaMin's own
    ImGui::EndFrame();
}

TEST_F(FontsTest, DrawsCharactersBeyondTheBasicPlane) {
    const ui::Fonts fonts = store_.load(*ImGui::GetIO().Fonts);
    ImGui::NewFrame();
    for (const ImWchar c :
         {U'\U0002CB3F', U'\U0002B7FC', U'\U0002CE2A'}) {  // of the General Standard's table
        EXPECT_TRUE(fonts.regular->IsGlyphInFont(c)) << std::hex << static_cast<unsigned>(c);
        EXPECT_TRUE(fonts.bold->IsGlyphInFont(c)) << std::hex << static_cast<unsigned>(c);
    }
    ImGui::EndFrame();
}

TEST_F(FontsTest, NoFontFileIsCopied) {
    const ui::Fonts fonts = store_.load(*ImGui::GetIO().Fonts);
    for (const ImFont* font : {fonts.regular, fonts.bold, fonts.seal}) {
        for (const ImFontConfig* source : font->Sources) {
            EXPECT_FALSE(source->FontDataOwnedByAtlas) << source->Name;
            EXPECT_GT(source->FontDataSize, 0);
        }
    }
    EXPECT_EQ(fonts.regular->Sources[1]->FontData,
              fonts.bold->Sources[1]->FontData);  // one mapping, two uses
}

TEST_F(FontsTest, StartsWithoutAnyFont) {
    const ui::Fonts fonts = store_.load(*ImGui::GetIO().Fonts, {"/nonexistent"});
    EXPECT_EQ(store_.missing().size(), 6u);
    ASSERT_NE(fonts.regular, nullptr);
    ASSERT_NE(fonts.seal, nullptr);
    ImGui::NewFrame();
    EXPECT_GT(advance(fonts.bold, fonts.size_per_em, U'A'), 0);
    ImGui::EndFrame();
}

TEST(SizePerEm, SurvivesRubbish) {
    const std::vector<std::uint8_t> rubbish{'t',  't',  'c',  'f',  0,    2,    0,    0,
                                            0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xF0};
    EXPECT_EQ(ui::size_per_em(rubbish, 0), 1);
    EXPECT_EQ(ui::size_per_em({}, 0), 1);
}

}  // namespace
