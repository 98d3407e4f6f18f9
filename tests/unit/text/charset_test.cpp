#include "base/text/charset.h"

#include <gtest/gtest.h>

namespace {

using namespace std::string_literals;

TEST(Charset, ReadsWhatExcelWrites) {
    const std::string words = "姓名,A\r\n";
    EXPECT_EQ(base::utf8_of_file(words), words);
    EXPECT_EQ(base::utf8_of_file("\xEF\xBB\xBF" + words), words);
    EXPECT_EQ(base::utf8_of_file("\xD0\xD5\xC3\xFB,A\r\n"), words);
    EXPECT_EQ(base::utf8_of_file("\xFF\xFE\xD3\x59\x0D\x54,\0A\0\r\0\n\0"s), words);
    EXPECT_EQ(base::utf8_of_file("\xFE\xFF\x59\xD3\x54\x0D\0,\0A\0\r\0\n"s), words);
    EXPECT_EQ(base::utf8_of_file("\xD3\x59\x0D\x54,\0A\0\r\0\n\0"s), words);
    EXPECT_EQ(base::utf8_of_file(""), "");
}

TEST(Charset, ReadsRareNamesOfGb18030) {
    EXPECT_EQ(base::utf8_of_file("\x82\x35\x8F\x33"), "\u9FA6");
    EXPECT_EQ(base::utf8_of_file("\x95\x32\x82\x36"), "\U00020000");
}

TEST(Charset, GuessesNothing) {
    EXPECT_EQ(base::utf8_of_file("\xEF\xBB\xBF\xD0\xD5"), std::nullopt);
    EXPECT_EQ(base::utf8_of_file("\xD0\xD5\xFF\xFF"), std::nullopt);
    EXPECT_EQ(base::utf8_of_file("\xFF\xFE\x59"s), std::nullopt);
    EXPECT_TRUE(base::is_utf8("王建国"));
    EXPECT_FALSE(base::is_utf8("\xD0\xD5"));
}

}  // namespace
