#include "ui/shell/plain_fill.h"

#include <gtest/gtest.h>

namespace {

constexpr ImVec2 white{.5f, .5f};
constexpr float least = 1000;

class Stretches : public testing::Test {
  protected:
    // A quad of two triangles, side x side.
    void quad(float side, ImVec2 uv) {
        const auto first = static_cast<ImDrawIdx>(list_.VtxBuffer.Size);
        for (const ImVec2 p : {ImVec2{0, 0}, {side, 0}, {side, side}, {0, side}})
            list_.VtxBuffer.push_back({p, uv, IM_COL32_WHITE});
        for (const int i : {0, 1, 2, 0, 2, 3})
            list_.IdxBuffer.push_back(static_cast<ImDrawIdx>(first + static_cast<ImDrawIdx>(i)));
    }
    std::vector<ui::Stretch> all() {
        ImDrawCmd command;
        command.ElemCount = static_cast<unsigned>(list_.IdxBuffer.Size);
        return ui::stretches(list_, command, white, least);
    }

    ImDrawList list_{nullptr};
};

void expect(const std::vector<ui::Stretch>& got, const std::vector<ui::Stretch>& wanted) {
    ASSERT_EQ(got.size(), wanted.size());
    for (std::size_t i = 0; i < got.size(); ++i) {
        EXPECT_EQ(got[i].first, wanted[i].first) << i;
        EXPECT_EQ(got[i].count, wanted[i].count) << i;
        EXPECT_EQ(got[i].plain, wanted[i].plain) << i;
    }
}

TEST_F(Stretches, NothingHasNone) {
    expect(all(), {});
}

TEST_F(Stretches, PlainAndTexturedComeInTheirOrder) {
    quad(100, white);
    quad(100, {.1f, .1f});
    quad(100, {.2f, .1f});
    quad(100, white);
    quad(100, white);
    expect(all(), {{0, 6, true}, {6, 12, false}, {18, 12, true}});
}

TEST_F(Stretches, WhatIsSmallStaysWithItsNeighbours) {
    quad(20, {.1f, .1f});
    quad(20, white);
    quad(20, {.1f, .1f});
    quad(20, white);
    expect(all(), {{0, 24, false}});
}

TEST_F(Stretches, ManySmallOnesAreLargeTogether) {
    for (int i = 0; i < 3; ++i)
        quad(20, white);
    expect(all(), {{0, 18, true}});
}

TEST_F(Stretches, ATriangleThatLeavesTheWhiteIsTextured) {
    quad(100, white);
    list_.VtxBuffer[3].uv = {.5f, .6f};  // of the second triangle alone
    expect(all(), {{0, 3, true}, {3, 3, false}});
}

}  // namespace
