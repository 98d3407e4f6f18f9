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

TEST(PlaceLabel, NamesACell) {
    EXPECT_EQ(domain::read_place_label(domain::write_place_label("main-3-6")), "main-3-6");
    for (const std::string text : {"", "SUISHOU-PLACE:", "SUISHOU-PLACE:a b", "SUISHOU-PLACE:主楼",
                                   "main-3-6", "suishou-place:main-3-6"})
        EXPECT_FALSE(domain::read_place_label(text)) << text;
    EXPECT_FALSE(domain::read_place_label("SUISHOU-PLACE:" + std::string(65, 'x')));
}
