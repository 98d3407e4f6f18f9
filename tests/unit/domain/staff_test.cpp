#include "kiosk/domain/staff.h"

#include <gtest/gtest.h>

#include "kiosk/domain/pass.h"

namespace {

constexpr auto badge = "SB1:ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

TEST(Pin, MatchesItsHashAndNoOther) {
    const auto hash = domain::hash_pin("204816");
    ASSERT_TRUE(hash);
    EXPECT_TRUE(domain::is_pin_hash(*hash));
    EXPECT_TRUE(domain::pin_matches(*hash, "204816"));
    EXPECT_FALSE(domain::pin_matches(*hash, "204817"));
    EXPECT_FALSE(domain::pin_matches(*hash, ""));
    EXPECT_EQ(hash->find("204816"), std::string::npos);
}

TEST(Pin, IsSaltedAnew) {
    EXPECT_NE(*domain::hash_pin("204816"), *domain::hash_pin("204816"));
}

TEST(Pin, HasSixToTwelveDigits) {
    for (const auto* pin : {"", "12345", "1234567890123", "12345a", "12 456", "１２３４５６"})
        EXPECT_FALSE(domain::hash_pin(pin)) << pin;
    EXPECT_TRUE(domain::hash_pin("000000"));
}

TEST(Pin, TakesNoHashWithMeasuresOfSomebodyElse) {
    EXPECT_FALSE(domain::is_pin_hash(""));
    EXPECT_FALSE(domain::is_pin_hash("204816"));
    EXPECT_FALSE(domain::is_pin_hash("$argon2id$v=19$m=67108864,t=2,p=1$c29tZXNhbHQ$aGFzaA"));
    EXPECT_FALSE(domain::pin_matches("$argon2id$rubbish", "204816"));
}

TEST(Badge, IsNewEachTimeAndReadsAsOne) {
    const auto one = domain::make_badge(), other = domain::make_badge();
    EXPECT_NE(one, other);
    ASSERT_TRUE(domain::hash_badge(one));
    EXPECT_NE(*domain::hash_badge(one), *domain::hash_badge(other));
    EXPECT_TRUE(domain::is_badge_hash(*domain::hash_badge(one)));
    EXPECT_EQ(domain::classify_code(one), domain::CodeKind::staff_badge);
}

TEST(Badge, IsReadStrictly) {
    ASSERT_TRUE(domain::hash_badge(badge));
    const std::string text = badge;
    for (const auto& wrong :
         {text + "A", text.substr(0, 35), "sb1:" + text.substr(4), "SB2:" + text.substr(4),
          text.substr(0, 35) + "0", text.substr(0, 35) + "a", std::string()})
        EXPECT_FALSE(domain::hash_badge(wrong)) << wrong;
}

TEST(Badge, HashesAsItAlwaysDid) {
    // Independently: BLAKE2b-256 of the text, keyed with the context.
    EXPECT_EQ(*domain::hash_badge(badge), "3a16be037967318ce2b877cadd07ce9287bf80c95127486cd5f9768bdafcaeca");
}

TEST(StaffWords, ReadBackAsThemselves) {
    using domain::StaffEvent;
    for (const auto event : {StaffEvent::opened, StaffEvent::wrong_pin, StaffEvent::locked, StaffEvent::left})
        EXPECT_EQ(domain::parse_staff_event(domain::to_string(event)), event);
    for (const auto method : {domain::StaffMethod::pin, domain::StaffMethod::badge})
        EXPECT_EQ(domain::parse_staff_method(domain::to_string(method)), method);
    EXPECT_FALSE(domain::parse_staff_event("seized"));
}

}  // namespace
