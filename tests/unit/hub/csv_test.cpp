#include "hub/import/csv.h"

#include <gtest/gtest.h>

namespace {

using Cells = std::vector<std::string>;

std::vector<Cells> cells_of(const std::string& text) {
    std::vector<Cells> all;
    const auto rows = hub::parse_csv(text);
    if (!rows) return {{rows.error().text}};
    for (const auto& row : *rows)
        all.push_back(row.cells);
    return all;
}

TEST(Csv, ReadsWhatSpreadsheetsWrite) {
    EXPECT_EQ(cells_of("姓名,单位\r\n王建国,示例\r\n"),
              (std::vector<Cells>{{"姓名", "单位"}, {"王建国", "示例"}}));
    EXPECT_EQ(cells_of("a;b\n1;2,5"), (std::vector<Cells>{{"a", "b"}, {"1", "2,5"}}));
    EXPECT_EQ(cells_of("a\tb\r1\t\r"), (std::vector<Cells>{{"a", "b"}, {"1", ""}}));
    EXPECT_EQ(cells_of("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\n"),
              (std::vector<Cells>{{"a,b", "say \"hi\"", "two\nlines"}}));
    EXPECT_EQ(cells_of("a,b\n,\n\n \t,\n1,2\n"), (std::vector<Cells>{{"a", "b"}, {"1", "2"}}));
    EXPECT_EQ(cells_of(""), std::vector<Cells>{});
    EXPECT_EQ(cells_of("\"a\"b,c"), (std::vector<Cells>{{"ab", "c"}}));
}

TEST(Csv, KnowsTheLineOfEachRow) {
    const auto rows = hub::parse_csv("a\n\n\"x\ny\"\nz\n").value();
    ASSERT_EQ(rows.size(), 3u);
    EXPECT_EQ(rows[1].line, 3u);
    EXPECT_EQ(rows[2].line, 5u);
}

TEST(Csv, SaysWhereItCannotBeRead) {
    EXPECT_EQ(hub::parse_csv("a\n\"never closed\nb").error().text, "line 2: a quote that is never closed");
    EXPECT_EQ(hub::parse_csv("a,b,c", {10, 2}).error().text, "line 1: too many columns");
    EXPECT_EQ(hub::parse_csv("a\nb\nc", {2, 2}).error().text, "line 3: too many rows");
    EXPECT_FALSE(hub::parse_csv(std::string(100'000, ',')));
}

TEST(Csv, WritesWhatItReads) {
    const Cells cells = {"王,建国", "\"", "two\r\nlines", "", "a;b", "plain"};
    EXPECT_EQ(cells_of(hub::csv_row(cells)), std::vector<Cells>{cells});
}

TEST(Csv, DefusesWhatASpreadsheetWouldCompute) {
    for (const char* bomb : {"=1+1", "+cmd", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1"}) {
        EXPECT_EQ(hub::defused(bomb), std::string("'") + bomb);
        EXPECT_EQ(hub::without_fuse(hub::defused(bomb)), bomb);
    }
    for (const char* plain : {"", "王建国", "'quoted'", "a=b", "'"}) {
        EXPECT_EQ(hub::defused(plain), plain);
        EXPECT_EQ(hub::without_fuse(plain), plain);
    }
}

}  // namespace
