#include "kiosk/protocol/sealed.h"

#include <gtest/gtest.h>

#include "tests/fakes/one_of_each.h"

namespace {

using domain::SealedFact;

TEST(Sealed, BoxesTravelWithTheIdsOfTheirFacts) {
    const std::vector<SealedFact> sealed{{fakes::check_in_fact(1).header.id, "Ym94"},
                                         {fakes::check_in_fact(2).header.id, std::string(50'000, 'A')}};
    const auto read = protocol::decode_sealed(protocol::encode_sealed(sealed));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->sealed, sealed);
    EXPECT_TRUE(read->broken.empty());
}

TEST(Sealed, ABrokenItemSpoilsNoOther) {
    const auto id = base::to_string(fakes::check_in_fact().header.id);
    const auto read = protocol::decode_sealed(R"({"sealed":[7,{"id":")" + id + R"(","box":7},{"id":")" + id +
                                              R"("},{"box":"A"},{"id":")" + id + R"(","box":"A"}]})");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->sealed.size(), 1u);
    ASSERT_EQ(read->broken.size(), 4u);
    EXPECT_EQ(base::to_string(read->broken[1].fact), id);
    EXPECT_EQ(read->broken[1].code, "malformed");
}

TEST(Sealed, WhatIsNoBatchIsRefusedWhole) {
    for (const char* text : {"", "{", "[]", "{}", R"({"sealed":{}})", R"({"sealed":7})"})
        EXPECT_EQ(protocol::decode_sealed(text).error().kind, base::ErrorKind::protocol) << text;
    EXPECT_FALSE(protocol::decode_sealed(std::string(protocol::max_request + 1, ' ')));
    const std::vector<SealedFact> many(protocol::max_batch + 1);
    EXPECT_EQ(protocol::decode_sealed(protocol::encode_sealed(many)).error().kind, base::ErrorKind::refused);
}

TEST(Sealed, ABoxHoldsTheFactAsItWouldHaveBeenSent) {
    for (const auto& fact : fakes::one_fact_of_each()) {
        const auto opened = protocol::decode_box(protocol::encode_box(fact, "a token"));
        ASSERT_TRUE(opened);
        EXPECT_EQ(opened->token, "a token");
        const auto plain = protocol::decode_facts(protocol::encode_facts({fact})).value();
        ASSERT_EQ(opened->fact.facts.size(), 1u);
        EXPECT_EQ(opened->fact.facts[0].header, plain.facts[0].header);
        EXPECT_EQ(opened->fact.facts[0].body_json, plain.facts[0].body_json) << "so its hash is the same";
    }
}

TEST(Sealed, WhatHoldsNotOneFactIsNone) {
    const auto two = protocol::encode_facts({fakes::check_in_fact(1), fakes::check_in_fact(2)});
    for (const std::string& text :
         {std::string(), std::string("\0\x01", 2), std::string("[]"), std::string("{}"),
          std::string(R"({"facts":[]})"), two,
          R"({"token":7,)" + protocol::encode_facts({fakes::check_in_fact()}).substr(1)})
        EXPECT_FALSE(protocol::decode_box(text)) << text;
}

}  // namespace
