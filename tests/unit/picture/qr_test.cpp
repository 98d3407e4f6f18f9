#include "base/picture/qr.h"

#include <cstdint>
#include <string>

#include <gtest/gtest.h>

#include "tests/fakes/read_qr.h"

namespace {

constexpr int kDots = 4, kQuiet = 4;

// As a scanner sees it: 4 pixels a module, 4 modules of quiet.
ZXing::Result read_back(const base::QrMatrix& qr) {
    const int side = (qr.size + 2 * kQuiet) * kDots;
    std::vector<std::uint8_t> grey(static_cast<std::size_t>(side) * side, 255);
    for (int y = 0; y < qr.size * kDots; ++y)
        for (int x = 0; x < qr.size * kDots; ++x)
            if (qr.at(x / kDots, y / kDots)) grey[(y + kQuiet * kDots) * side + x + kQuiet * kDots] = 0;
    return fakes::read_qr(grey.data(), side, side);
}

std::string of_length(std::size_t n) {
    const std::string alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    std::string text = "K1:";
    while (text.size() < n)
        text += alphabet[(text.size() * 7) % alphabet.size()];
    return text;
}

TEST(Qr, APassOf138CharactersIsVersion6M) {
    const auto qr = base::encode_qr(of_length(138), base::QrLevel::M);
    ASSERT_TRUE(qr.ok());
    EXPECT_EQ(qr->size, 41);
    const auto read = read_back(*qr);
    ASSERT_TRUE(read.isValid());
    EXPECT_EQ(read.text(), of_length(138));
    EXPECT_EQ(read.ecLevel(), "M");
}

TEST(Qr, AlphanumericTextFillsASymbolToItsLastCharacter) {
    // ISO/IEC 18004 table 7: 6-M holds 154 alphanumeric characters, 106 bytes.
    EXPECT_EQ(base::encode_qr(of_length(154), base::QrLevel::M)->size, 41);
    EXPECT_EQ(base::encode_qr(of_length(155), base::QrLevel::M)->size, 45);
}

TEST(Qr, EveryLevelIsWhatItSays) {
    const char* names[] = {"L", "M", "Q", "H"};
    for (int i = 0; i < 4; ++i) {
        const auto read = read_back(*base::encode_qr("SUISHOU STATION", static_cast<base::QrLevel>(i)));
        EXPECT_EQ(read.ecLevel(), names[i]);
        EXPECT_EQ(read.text(), "SUISHOU STATION");
    }
}

TEST(Qr, ChineseAndAddressesComeBack) {
    for (const std::string text : {"签到凭条 𠮷", "https://example.org/m/7f3a?lang=zh", "0123456789"}) {
        const auto qr = base::encode_qr(text, base::QrLevel::Q);
        ASSERT_TRUE(qr.ok());
        EXPECT_EQ(read_back(*qr).text(), text);
    }
}

TEST(Qr, RefusesWhatDoesNotFit) {
    EXPECT_EQ(base::encode_qr("", base::QrLevel::M).error().kind, base::ErrorKind::invalid);
    EXPECT_EQ(base::encode_qr(std::string(3000, 'x'), base::QrLevel::M).error().kind,
              base::ErrorKind::invalid);
}

}  // namespace
