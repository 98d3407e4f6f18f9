// How a message is signed, where it may go, and how often it is tried: the rules alone.
#include <gtest/gtest.h>

#include "hub/passes/secrets.h"
#include "hub/webhook/message.h"
#include "hub/webhook/signature.h"

namespace {

using namespace std::chrono_literals;

// The example of the Standard Webhooks libraries' own tests.
TEST(WebhookSignature, IsThatOfStandardWebhooks) {
    EXPECT_EQ(
        hub::webhook::signature_of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                                   1614265330, R"({"test": 2432232314})"),
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    EXPECT_EQ(hub::webhook::signature_of("whsec_", "a", 1, ""), "");
    EXPECT_EQ(hub::webhook::signature_of("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "a", 1, ""), "");
    const auto one = hub::make_secrets("1"), two = hub::make_secrets("2");
    EXPECT_NE(hub::webhook::secret_of(one), hub::webhook::secret_of(two));
    EXPECT_NE(hub::webhook::signature_of(hub::webhook::secret_of(one), "a", 1, ""), "");
}

TEST(WebhookAddress, IsSafeOrThisMachine) {
    const auto good = [](const char* url, const char* console = "") {
        return bool(hub::webhook::check({url, console}));
    };
    for (const char* url : {"https://im.example/hook?key=1", "http://127.0.0.1:8090/hook",
                            "http://localhost:80", "https://im.example:8443"})
        EXPECT_TRUE(good(url)) << url;
    for (const char* url :
         {"", "http://im.example/hook", "ftp://im.example", "https://", "https:///hook",
          "http://127.0.0.1.example/", "http://localhost@im.example/", "https://a b/",
          "https://im.example:99999999999/hook", "https://im.example:0/", "https://im.example:8a/",
          "https://im.example?x=1", "https://[2001:db8::a]/", "https://im.example:"})
        EXPECT_FALSE(good(url)) << url;
    EXPECT_TRUE(good("https://a.example", "https://hub.example"));
    EXPECT_FALSE(good("https://a.example", "hub.example"));
    EXPECT_FALSE(good("https://a.example", "https://hub.example/"));
}

TEST(WebhookTries, GoOnForThreeDaysAndHaveAnEnd) {
    std::chrono::seconds all{};
    int tries = 1;
    for (; const auto rest = hub::webhook::rest_after(tries); ++tries)
        all += *rest;
    EXPECT_EQ(tries, 10);
    EXPECT_GT(all, 72h);
    EXPECT_FALSE(hub::webhook::rest_after(0));
}

}  // namespace
