// A hub that stops lets nobody wait, and leaves nobody with half an answer.
#include <string>
#include <thread>

#include <gtest/gtest.h>
#include <httplib.h>

#include "tests/fakes/hub_in_process.h"
#include "tests/fakes/raw_client.h"

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

const std::string bearer = "Authorization: Bearer a token of its own\r\n";

class HubEnding : public testing::Test {
  protected:
    void begin(std::chrono::milliseconds grace) {
        hub.add_kiosk("k1", "a token of its own");
        auto started = hub::Server::start({"127.0.0.1", 0, 40, 0, 15s, grace}, hub.services());
        ASSERT_TRUE(started);
        server = std::move(*started);
    }
    static std::string facts_head(const std::string& more) {
        return "POST /api/v1/facts HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + more;
    }

    fakes::HubInProcess hub;
    std::unique_ptr<hub::Server> server;
};

TEST_F(HubEnding, WaitsForNoSlowOne) {
    begin(1s);
    fakes::RawClient slow(server->port());
    slow.say("GET /healthz HTTP/1.1\r\nX-Slow: ");
    EXPECT_EQ(httplib::Client("127.0.0.1", server->port()).Get("/healthz")->status, 200);
    const auto began = Clock::now();
    server->stop();
    EXPECT_LT(Clock::now() - began, 5s);
}

// Whoever is half way through a request when the server stops is heard and answered whole, refused or not.
TEST_F(HubEnding, TearsNoAnswer) {
    begin(30s);
    const std::string facts = R"({"facts": []})";
    const std::string more =
        "Content-Length: " + std::to_string(facts.size()) + "\r\nExpect: 100-continue\r\n\r\n";
    fakes::RawClient known(server->port()), stranger(server->port());
    known.say(facts_head(bearer + more));
    stranger.say(facts_head(more));
    ASSERT_TRUE(known.hears(10'000) && stranger.hears(10'000)) << "100 Continue: their heads were read";
    std::thread end([&] { server->stop(); });
    while (fakes::RawClient(server->port()).connected())
        std::this_thread::yield();
    std::string early;  // "100 Continue"; then nothing is to be heard for longer than an end goes unnoticed
    while (early.find("\r\n\r\n") == std::string::npos && !known.closed())
        early += known.rest(0);
    EXPECT_FALSE(known.hears(300)) << "not given up while it may still finish";
    EXPECT_TRUE(known.say(facts) && stranger.say(facts));
    const std::string answer = known.rest(), refusal = stranger.rest();
    end.join();
    EXPECT_NE(answer.find("HTTP/1.1 200 "), std::string::npos) << answer;
    EXPECT_NE(answer.find("\"verdicts\""), std::string::npos) << answer;
    EXPECT_NE(refusal.find("HTTP/1.1 401 "), std::string::npos) << refusal;
    EXPECT_TRUE(refusal.ends_with("}")) << refusal;
}

TEST_F(HubEnding, AnswersWholeWhatIsNotWhole) {
    begin(1s);
    fakes::RawClient half(server->port());
    half.say(facts_head(bearer + "Content-Length: 1000\r\nExpect: 100-continue\r\n\r\n"));
    ASSERT_TRUE(half.hears(10'000));
    const auto began = Clock::now();
    server->stop();
    EXPECT_LT(Clock::now() - began, 5s);
    const std::string answer = half.rest();
    EXPECT_NE(answer.find("HTTP/1.1 400 "), std::string::npos) << answer;
    EXPECT_TRUE(answer.ends_with("}")) << answer;
}

}  // namespace
