#include "base/ids.h"

#include <gtest/gtest.h>

TEST(Uuid, CarriesTimeVersionAndVariant) {
    const auto id = base::make_uuid_v7(base::from_ms(0x0123456789ab));
    const auto text = base::to_string(id);
    EXPECT_EQ(text.substr(0, 13), "01234567-89ab");
    EXPECT_EQ(text[14], '7');
    EXPECT_NE(std::string("89ab").find(text[19]), std::string::npos);
}

TEST(Uuid, ParsesOnlyTheCanonicalForm) {
    const auto id = base::make_uuid_v7(base::from_ms(1));
    const auto text = base::to_string(id);
    EXPECT_EQ(base::parse_uuid(text), id);
    EXPECT_FALSE(base::parse_uuid(text.substr(1)));
    EXPECT_FALSE(base::parse_uuid(text + "0"));
    auto upper = text;
    upper[0] = 'G';
    EXPECT_FALSE(base::parse_uuid(upper));
    auto dash = text;
    dash[8] = '0';
    EXPECT_FALSE(base::parse_uuid(dash));
}

TEST(Id, RoundTripsAsHex) {
    EXPECT_EQ(base::hex16(0x00ab00000000cdef), "00ab00000000cdef");
    EXPECT_EQ(base::parse_hex16("00ab00000000cdef"), 0x00ab00000000cdefu);
    EXPECT_FALSE(base::parse_hex16("00AB00000000CDEF"));
    EXPECT_FALSE(base::parse_hex16("ab"));
    EXPECT_NE(base::random_u64(), base::random_u64());
}
