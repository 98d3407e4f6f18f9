#include "base/text/breaking.h"

#include <gtest/gtest.h>

namespace {

// A cell is what a terminal would give: two for Chinese, one for Latin.
float cells(std::string_view text) {
    float width = 0;
    for (const auto cluster : base::split_clusters(text))
        width += cluster.size() > 2 ? 2.f : 1.f;
    return width;
}

std::vector<std::string> lines(std::string_view text, float width) {
    const auto views = base::break_lines(text, width, cells);
    return {views.begin(), views.end()};
}
using Lines = std::vector<std::string>;

TEST(Breaking, NoLineStartsWithClosingPunctuation) {
    EXPECT_EQ(lines("请出示二维码，谢谢。", 12), (Lines{"请出示", "二维码，", "谢谢。"}));
    EXPECT_EQ(lines("会议（三楼）开始", 10), (Lines{"会议", "（三楼）", "开始"}));
    for (float width = 4; width < 40; ++width)
        for (const auto& line :
             lines("您好，王建国。这场会议（三楼第二会议室）在明天；请明天再来！谢谢。", width)) {
            EXPECT_FALSE(line.starts_with("，") || line.starts_with("。") || line.starts_with("）") ||
                         line.starts_with("；") || line.starts_with("！"))
                << line;
            EXPECT_FALSE(line.ends_with("（")) << line;
            EXPECT_LE(cells(line), width);
        }
}

Lines words(std::string_view text) {
    const auto views = base::split_words(text);
    return {views.begin(), views.end()};
}

TEST(Breaking, NamesPartBetweenChineseWords) {
    EXPECT_EQ(words("第二会议室"), (Lines{"第二", "会议室"}));
    EXPECT_EQ(words("社会医疗服务站"), (Lines{"社会", "医疗", "服务站"}));
    EXPECT_EQ(words("南门集合点"), (Lines{"南门", "集合点"}));
    EXPECT_EQ(words("205 会议室"), (Lines{"205 ", "会议室"}));
    EXPECT_EQ(words("South Gate"), (Lines{"South ", "Gate"}));
    EXPECT_TRUE(words("").empty());
}

TEST(Breaking, ANumberStaysWithWhatItCounts) {
    EXPECT_EQ(words("1 楼大厅"), (Lines{"1 楼", "大厅"}));
    EXPECT_EQ(words("还有 12 分钟"), (Lines{"还有 ", "12 分钟"}));
    EXPECT_EQ(words("2 · 3"), (Lines{"2 ", "· ", "3"}));
}

TEST(Breaking, NoIdeographIsLeftAlone) {
    for (const char* name :
         {"卫生间", "茶水间", "小会议室", "停车场", "电梯厅", "贵宾室", "车棚", "厅", "中共中央办公厅"}) {
        std::string all;
        for (const auto& piece : words(name)) {
            all += piece;
            EXPECT_TRUE(piece.size() > 3 || piece == name) << name << ": " << piece;
        }
        EXPECT_EQ(all, name);
    }
    for (const char* name : {"卫生间", "茶水间", "停车场", "电梯厅", "贵宾室", "入口"})
        EXPECT_EQ(words(name).size(), 1u) << name;
}

TEST(Breaking, AShortBeginningStaysWithItsCompound) {
    const auto words = base::split_words("会议 Wi-Fi 见会议室桌签");
    EXPECT_NE(std::find(words.begin(), words.end(), "Wi-Fi "), words.end());
}

TEST(Breaking, WordsStayWholeWhereTheyFit) {
    EXPECT_EQ(lines("Turn up the brightness and try again", 14),
              (Lines{"Turn up the", "brightness and", "try again"}));
    EXPECT_EQ(lines("incomprehensibilities", 8), (Lines{"incompre", "hensibil", "ities"}));
}

TEST(Breaking, ChineseWordsStayWholeWhereTheyFit) {
    EXPECT_EQ(lines("冬季安全生产专题培训", 14), (Lines{"冬季安全生产", "专题培训"}));
    EXPECT_EQ(lines("冬季安全生产专题培训：先写姓名，再选单位", 38),
              (Lines{"冬季安全生产专题培训：先写姓名，再选", "单位"}));
    // A word that no line holds is cut where it must be.
    EXPECT_EQ(lines("服务站", 4), (Lines{"服务", "站"}));
}

TEST(Breaking, ALineNeitherEndsNorBeginsWithWhatPartsTwoThings) {
    EXPECT_EQ(lines("our staff · Service desk", 11), (Lines{"our staff", "Service", "desk"}));
    EXPECT_EQ(lines("our staff · Service desk", 9), (Lines{"our staff", "Service", "desk"}));
    EXPECT_EQ(lines("our staff · Service desk", 13), (Lines{"our staff", "Service desk"}));
    EXPECT_EQ(lines("our staff · Service desk", 40), (Lines{"our staff · Service desk"}));
    EXPECT_EQ(lines("第二会议室 · 已到 127", 12), (Lines{"第二会议室", "已到 127"}));
    // Within a name it is part of the word, and whoever types one sees it.
    EXPECT_EQ(lines("阿曼·古丽 ·", 20), (Lines{"阿曼·古丽 ·"}));
}

TEST(Breaking, TheWidestPieceIsTheNarrowestLineThatCutsNoWord) {
    EXPECT_EQ(base::widest_piece("Turn up the brightness", cells), 10);
    EXPECT_EQ(base::widest_piece("社会医疗服务站", cells), 6);
    EXPECT_EQ(base::widest_piece("出示，谢谢", cells), 6);  // the comma stays with its word
    EXPECT_EQ(base::widest_piece("", cells), 0);
    EXPECT_EQ(lines("Meeting Room", base::widest_piece("Meeting Room", cells)), (Lines{"Meeting", "Room"}));
}

TEST(Breaking, NewlinesAlwaysEndALine) {
    EXPECT_EQ(lines("一\n\n二", 20), (Lines{"一", "", "二"}));
    EXPECT_EQ(lines("", 20), (Lines{""}));
    EXPECT_EQ(lines("一二\n", 20), (Lines{"一二"}));
}

TEST(Breaking, NothingIsLost) {
    const std::string text = "全市营商环境工作推进会 (Business Environment) 𠮷野家";
    for (float width = 1; width < 60; ++width) {
        std::string joined;
        for (const auto& line : lines(text, width))
            joined += line;
        std::string expected = text;
        std::erase(expected, ' ');
        std::erase(joined, ' ');
        EXPECT_EQ(joined, expected) << width;
    }
}

TEST(Breaking, ShortensBetweenClustersOnly) {
    EXPECT_EQ(base::shorten("王建国", 6, cells), "王建国");
    EXPECT_EQ(base::shorten("全市营商环境", 8, cells), "全市营…");
    // Family emoji and ideographs with a variation selector are one cluster each.
    EXPECT_EQ(base::shorten("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 4, cells),
              "👨‍👩‍👧…");
    EXPECT_EQ(base::shorten("葛\U000E0100葛\U000E0100葛\U000E0100", 4, cells), "葛\U000E0100…");
    EXPECT_EQ(base::shorten("王建国", 0, cells), "…");
}

TEST(Breaking, TheLastLineOfManyIsShortened) {
    EXPECT_EQ(base::break_lines("全市营商环境工作推进会", 8, 2, cells), (Lines{"全市营商", "环境工…"}));
    EXPECT_EQ(base::break_lines("全市", 8, 2, cells), (Lines{"全市"}));
}

TEST(Breaking, BrokenUtf8DoesNoHarm) {
    EXPECT_FALSE(lines("\xF0\x9F\xFF会议\xE4", 3).empty());
}

}  // namespace
