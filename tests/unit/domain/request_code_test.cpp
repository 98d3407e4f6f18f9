#include "kiosk/domain/request_code.h"

#include <gtest/gtest.h>

namespace {

const domain::RequestNumber number{2026, 12, 22, "A", 37};

}  // namespace

TEST(RequestCode, LeadsPhonesToThePageAndKiosksToTheNumber) {
    const auto code = domain::write_request_code("https://suishou.example/", number, {0xc0ffee});
    EXPECT_EQ(code, "https://suishou.example/r/BX-20261222-A-037/0000000000c0ffee");
    EXPECT_EQ(domain::read_request_code(code), number);
}

TEST(RequestCode, IsTheNumberAloneWherePhonesReachNothing) {
    EXPECT_EQ(domain::write_request_code("", number, {1}), "BX-20261222-A-037");
    EXPECT_EQ(domain::read_request_code("bx-20261222-a-037"), number);
}

TEST(RequestCode, HasAKeyWhereItWasScannedWhole) {
    EXPECT_EQ(domain::read_request_key(domain::write_request_code("https://suishou.example", number, {7})),
              domain::RequestKey{7});
    for (const char* text : {"", "BX-20261222-A-037", "https://a.example/r/BX-20261222-A-037",
                             "https://a.example/r/BX-20261222-A-037/0000000000000000",
                             "https://a.example/x/BX-20261222-A-037/0000000000000007"})
        EXPECT_FALSE(domain::read_request_key(text)) << text;
}

TEST(RequestCode, ReadsNothingElse) {
    for (const char* text :
         {"", "BX", "https://", "https://a.example/r/BX-20261222-A-037",
          "https://a.example/r/BX-20261222-A-037/", "https://a.example/r/BX-20261222-A-037/c0ffee",
          "http://a.example/r/BX-20261222-A-037/0000000000c0ffee",
          "https://a.example/x/BX-20261222-A-037/0000000000c0ffee", "K1:BX-20261222-A-037",
          "https://a.example/r//0000000000c0ffee", "BX-20261222-A-037 ", "\xff\xff"})
        EXPECT_FALSE(domain::read_request_code(text)) << text;
    EXPECT_FALSE(domain::read_request_code("https://" + std::string(4096, 'a')));
}

TEST(PlaceLabel, LeadsPhonesToThePageAndKiosksToTheCell) {
    for (const char* pages : {"https://suishou.example", "https://suishou.example/"})
        EXPECT_EQ(domain::write_place_label(pages, "main-3-6"), "https://suishou.example/l/main-3-6");
    for (const char* pages :
         {"https://suishou.example", "https://suishou.example:8443/hub", "https://[::1]:8"})
        for (const char* cell : {"main-3-6", "A.b_c~1", "l"})
            EXPECT_EQ(domain::read_place_label(domain::write_place_label(pages, cell)), cell) << pages;
    EXPECT_EQ(domain::read_place_label("https://a.example/l/l/main"), "main") << "a house in a folder";
}

TEST(PlaceLabel, IsTheOldTextWherePhonesReachNothing) {
    EXPECT_EQ(domain::write_place_label("", "main-3-6"), "SUISHOU-PLACE:main-3-6");
    EXPECT_EQ(domain::read_place_label("SUISHOU-PLACE:main-3-6"), "main-3-6");
    for (const char* cell : {"a/b", "a?b", "a#b", "a%2fb", "a+b", ".", ".."}) {
        const auto text = domain::write_place_label("https://suishou.example", cell);
        EXPECT_EQ(text, std::string("SUISHOU-PLACE:") + cell) << "an address cannot hold it as it is";
        EXPECT_EQ(domain::read_place_label(text), cell);
    }
}

TEST(PlaceLabel, ReadsNothingElse) {
    for (const std::string text : {"",
                                   "SUISHOU-PLACE:",
                                   "SUISHOU-PLACE:a b",
                                   "SUISHOU-PLACE:主楼",
                                   "main-3-6",
                                   "suishou-place:main-3-6",
                                   "http://a.example/l/main",
                                   "HTTPS://a.example/l/main",
                                   "https://a.example/l/",
                                   "https://a.example/l/main/",
                                   "https://a.example/l/a/b",
                                   "https://a.example/L/main",
                                   "https://a.example/p/main",
                                   "https://a.example/l/a b",
                                   "https://a.example/l/a%20b",
                                   "https://a.example/l/a?b",
                                   "https://a.example/l/a#b",
                                   "https://a.example/l/主楼",
                                   "https://a.example/l/.",
                                   "https://a.example/l/..",
                                   "https://a.example/?x=/l/main",
                                   "https://a.example/#/l/main",
                                   "https://b@a.example/l/main",
                                   "https://a.ex\nample/l/main",
                                   "https:///l/main",
                                   "https:////l/main",
                                   "https://l/main",
                                   "https://",
                                   "https:/l/main",
                                   "javascript:https://a.example/l/main",
                                   " https://a.example/l/main",
                                   "https://a.example/l/main ",
                                   "https://a.example/l/main\n",
                                   "\xff\xff"})
        EXPECT_FALSE(domain::read_place_label(text)) << text;
    for (const std::string& before : {std::string("SUISHOU-PLACE:"), std::string("https://a.example/l/")}) {
        EXPECT_EQ(domain::read_place_label(before + std::string(64, 'x')), std::string(64, 'x'));
        EXPECT_FALSE(domain::read_place_label(before + std::string(65, 'x')));
        EXPECT_FALSE(domain::read_place_label(before + std::string("a\0b", 3)));
    }
    EXPECT_FALSE(domain::read_place_label("https://" + std::string(505, 'a') + "/l/main"));
    EXPECT_FALSE(domain::read_place_label("https://" + std::string(1 << 16, '/')));
}
