#include "kiosk/domain/enrolment.h"

#include <gtest/gtest.h>

namespace {

using domain::read_enrolment_payload;

TEST(EnrolmentPayload, ComesBackAsItWasWritten) {
    const auto code = domain::make_enrolment_code();
    const auto alone = read_enrolment_payload(domain::write_enrolment_payload({code, ""}));
    ASSERT_TRUE(alone);
    EXPECT_EQ(alone->code, code);
    EXPECT_EQ(alone->hub_url, "");
    const auto both =
        read_enrolment_payload(domain::write_enrolment_payload({code, "https://hub.example.org:8443/x"}));
    ASSERT_TRUE(both);
    EXPECT_EQ(both->code, code);
    EXPECT_EQ(both->hub_url, "https://hub.example.org:8443/x");
}

TEST(EnrolmentPayload, AnythingElseIsNone) {
    for (const std::string& text :
         {std::string(), std::string("ABCD2345"), std::string("SUISHOU-ENROL:"),
          std::string("SUISHOU-ENROL:ABCD234"), std::string("SUISHOU-ENROL:ABCD2345:"),
          std::string("suishou-enrol:ABCD2345"), std::string("SUISHOU-ENROL:ABCD2340"),
          std::string("SUISHOU-ENROL:ABCD2345:https://a b"),
          std::string("SUISHOU-ENROL:ABCD2345:https://a\n"),
          "SUISHOU-ENROL:ABCD2345:https://" + std::string(600, 'a')})
        EXPECT_FALSE(read_enrolment_payload(text)) << text;
}

TEST(EnrolmentPayload, TheSameHubIsTheSameWhateverItsSlashes) {
    EXPECT_TRUE(domain::same_hub("https://Hub.example.org/", "https://hub.example.org"));
    EXPECT_FALSE(domain::same_hub("https://hub.example.org", "https://hub.example.com"));
    EXPECT_FALSE(domain::same_hub("https://hub.example.org", "http://hub.example.org"));
}

}  // namespace
