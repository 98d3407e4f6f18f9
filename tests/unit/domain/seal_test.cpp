#include "kiosk/domain/seal.h"

#include <gtest/gtest.h>

namespace {

using namespace domain;

SealKeyPair pair_of(std::uint8_t seed) {
    std::array<std::uint8_t, 32> bytes{};
    bytes.fill(seed);
    return make_seal_key_pair(bytes);
}

TEST(Seal, OnlyTheHubOpens) {
    const auto hub = pair_of(1), other = pair_of(2);
    for (const auto& text : {std::string(), std::string("王建国"), std::string(100'000, '\0')}) {
        const auto box = seal(text, hub.key);
        ASSERT_TRUE(box);
        EXPECT_EQ(unseal(*box, hub), text);
        EXPECT_FALSE(unseal(*box, other));
        EXPECT_NE(seal(text, hub.key), box) << "no two boxes are alike";
    }
}

TEST(Seal, TheKeyIsThatOfItsSeed) {
    EXPECT_EQ(pair_of(1).key, pair_of(1).key);
    EXPECT_NE(pair_of(1).key, pair_of(2).key);
}

TEST(Seal, EveryChangedLetterIsNoticed) {
    const auto hub = pair_of(1);
    const auto box = seal("a fact", hub.key).value();
    for (std::size_t at = 0; at < box.size(); ++at) {
        auto changed = box;
        changed[at] = changed[at] == 'A' ? 'B' : 'A';
        EXPECT_FALSE(unseal(changed, hub)) << at;
        EXPECT_FALSE(unseal(std::string_view(box).substr(0, at), hub)) << at;
    }
}

TEST(Seal, WhatIsNoBoxIsNotOpened) {
    const auto hub = pair_of(1);
    for (const auto& text : {std::string(), std::string("%"), std::string("===="), std::string(64, 'A'),
                             std::string(65, 'A'), std::string(100'000, 'A'), std::string("\0\xff", 2)})
        EXPECT_FALSE(unseal(text, hub));
}

TEST(Seal, NothingIsSealedToWhatIsNoKey) {
    EXPECT_FALSE(seal("a fact", SealKey{})) << "everybody could open it";
}

}  // namespace
