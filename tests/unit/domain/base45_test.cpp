#include "kiosk/domain/base45.h"

#include <gtest/gtest.h>

namespace {

std::vector<std::uint8_t> bytes(std::string_view text) {
    return {text.begin(), text.end()};
}

}  // namespace

// RFC 9285, sections 4.3 and 4.4.
TEST(Base45, MatchesTheExamplesOfTheRfc) {
    EXPECT_EQ(domain::encode_base45(bytes("AB")), "BB8");
    EXPECT_EQ(domain::encode_base45(bytes("Hello!!")), "%69 VD92EX0");
    EXPECT_EQ(domain::encode_base45(bytes("base-45")), "UJCLQE7W581");
    EXPECT_EQ(domain::decode_base45("QED8WEX0"), bytes("ietf!"));
}

TEST(Base45, RefusesWhatNoEncoderWrites) {
    EXPECT_FALSE(domain::decode_base45("A"));     // length
    EXPECT_FALSE(domain::decode_base45("BB8A"));  // length
    EXPECT_FALSE(domain::decode_base45("GGW"));   // 65536
    EXPECT_FALSE(domain::decode_base45(":::"));   // 91124
    EXPECT_FALSE(domain::decode_base45("::"));    // above one byte
    EXPECT_FALSE(domain::decode_base45("bb8"));   // lower case
    EXPECT_FALSE(domain::decode_base45("BB\xff"));
    EXPECT_TRUE(domain::decode_base45("FGW"));  // 65535
}

TEST(Base45, EveryPairComesBack) {
    for (unsigned n = 0; n <= 0xffff; ++n) {
        const std::vector<std::uint8_t> pair{static_cast<std::uint8_t>(n >> 8),
                                             static_cast<std::uint8_t>(n & 0xff)};
        ASSERT_EQ(domain::decode_base45(domain::encode_base45(pair)), pair);
    }
}
