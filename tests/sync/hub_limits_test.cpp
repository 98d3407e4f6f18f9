// Whoever sends too slowly, too much or too often: it is cut off, hears why, and nobody else waits for it.
#include <atomic>
#include <thread>

#include <gtest/gtest.h>
#include <httplib.h>

#include "tests/fakes/gzip.h"
#include "tests/fakes/hub_in_process.h"
#include "tests/fakes/kept_log.h"
#include "tests/fakes/raw_client.h"

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

const std::string token = "token of kiosk one";

class HubLimits : public testing::Test {
  protected:
    HubLimits() {
        hub.add_kiosk("k1", token);
        hub.services().log = log.log();
    }
    void begin(std::chrono::seconds patience = 15s, std::size_t threads = 40) {
        auto started = hub::Server::start({"127.0.0.1", 0, threads, 0, patience}, hub.services());
        ASSERT_TRUE(started);
        server = std::move(*started);
    }
    httplib::Client client() const {
        httplib::Client c("127.0.0.1", server->port());
        c.set_tcp_nodelay(true);
        return c;
    }
    static std::string head(const std::string& path, const std::string& more) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\n" + more;
    }
    // A report at a kiosk of its own that waits for photos under this key.
    std::string hand_over(const std::string& key) {
        hub.add_kiosk("at " + key, "token of " + key);
        const auto now = hub.clock.wall();
        EXPECT_TRUE(hub.store().begin_handover({key, "at " + key, hub::sha256_hex(key), 3, now + 600s}, now));
        return "/u/" + key;
    }
    // A photo that is none: it costs nothing, and is answered as any.
    static int hand_in(httplib::Client& c, const std::string& page, const httplib::Headers& headers = {}) {
        const auto answer = c.Post(page, headers, {{"photo", "no photo", "IMG_1.JPG", "image/jpeg"}});
        return answer ? answer->status : 0;
    }
    static httplib::Headers from(const std::string& address) { return {{"X-Forwarded-For", address}}; }
    static httplib::Headers bearer() { return {{"Authorization", "Bearer " + token}}; }

    fakes::KeptLog log;
    fakes::HubInProcess hub;
    std::unique_ptr<hub::Server> server;
};

// A byte now and then keeps the library's own timeouts from ever ending; ours counts them together.
TEST_F(HubLimits, AByteNowAndThenIsCutOff) {
    begin(1s);
    fakes::RawClient in_head(server->port()), in_body(server->port());
    in_head.say("GET /healthz HTTP/1.1\r\nX-Slow: ");
    in_body.say(head("/api/v1/facts", "Content-Length: 1000\r\n\r\n"));
    const auto began = Clock::now();
    auto drip = [](fakes::RawClient& c) {
        while (!c.hears(100) && c.say("a")) {
        }
        return c.rest();
    };
    std::string body_answer;
    std::thread other([&] { body_answer = drip(in_body); });
    const std::string head_answer = drip(in_head);
    other.join();
    EXPECT_LT(Clock::now() - began, 4s);
    EXPECT_GE(Clock::now() - began, 900ms);
    EXPECT_TRUE(head_answer.starts_with("HTTP/1.1 408 ")) << head_answer;
    EXPECT_TRUE(body_answer.starts_with("HTTP/1.1 400 ")) << body_answer;
    EXPECT_TRUE(in_head.closed());
    EXPECT_TRUE(log.has("connection_cut reason=too_slow source=127.0.0.1 while=head"));
    EXPECT_TRUE(log.has("connection_cut reason=too_slow source=127.0.0.1 while=body"));
}

TEST_F(HubLimits, ManySlowOnesOfOneAddressLeaveRoomForOthers) {
    constexpr std::size_t threads = 16, slow = 60;
    begin(3s, threads);
    std::vector<std::unique_ptr<fakes::RawClient>> crowd;
    for (std::size_t n = 0; n < slow; ++n) {
        crowd.push_back(std::make_unique<fakes::RawClient>(server->port(), "127.0.0.2"));
        ASSERT_TRUE(crowd.back()->connected());
        crowd.back()->say("POST /api/v1/enrolments HTTP/1.1\r\n");
    }
    // The last of the crowd was answered: all of it has been looked at.
    EXPECT_FALSE(crowd.back()->rest().empty());
    const auto began = Clock::now();
    auto c = client();
    const auto answer = c.Get("/healthz");
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 200);
    EXPECT_LT(Clock::now() - began, 2s) << "before the slow ones were cut off";
    EXPECT_TRUE(log.has("connection_cut reason=too_many source=127.0.0.2"));
    std::size_t turned_away = 0;
    for (auto& one : crowd)
        turned_away += one->rest().starts_with("HTTP/1.1 503") ? 1 : 0;
    // One more could have had its place only where a crowded hub has cut somebody off by then.
    EXPECT_GT(turned_away, slow / 4);
}

// Many addresses may take every thread, but none for long: an eighth of the patience.
TEST_F(HubLimits, WhereOthersWaitPatienceIsShort) {
    begin(8s, 16);
    std::vector<std::unique_ptr<fakes::RawClient>> crowd;
    for (int n = 0; n < 24; ++n) {
        const std::string from = "127.0.0." + std::to_string(2 + n % 6);
        crowd.push_back(std::make_unique<fakes::RawClient>(server->port(), from.c_str()));
        crowd.back()->say("GET /healthz HTTP/1.1\r\nX-Slow: ");
    }
    const auto began = Clock::now();
    auto c = client();
    const auto answer = c.Get("/healthz");
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 200);
    EXPECT_LT(Clock::now() - began, 5s) << "less than the patience of those before it";
}

TEST_F(HubLimits, AFloodOfHeadersIsCutOff) {
    begin();
    fakes::RawClient flood(server->port());
    flood.say("GET /healthz HTTP/1.1\r\n");
    std::size_t sent = 0;
    while (sent < (64u << 20) &&
           flood.say("X-Flood-" + std::to_string(sent) + ": " + std::string(200, 'a') + "\r\n"))
        sent += 200;
    EXPECT_LT(sent, 64u << 20);
    EXPECT_TRUE(log.has("connection_cut reason=head_too_large"));
    EXPECT_EQ(client().Get("/healthz")->status, 200);
}

TEST_F(HubLimits, HeadsThatAreALittleTooLargeHearWhy) {
    begin();
    fakes::RawClient large(server->port());
    std::string request = "GET /healthz HTTP/1.1\r\n";
    for (int n = 0; n < 200; ++n)
        request += "X-" + std::to_string(n) + ": " + std::string(180, 'a') + "\r\n";
    large.say(request.substr(0, 33u << 10));
    EXPECT_TRUE(large.rest().starts_with("HTTP/1.1 431 "));
}

// Between the smallest limit and the largest the library throws nothing away: the sender would be cut off
// while it sends.
TEST_F(HubLimits, EachBodyOverItsRoutesLimitHearsWhy) {
    begin();
    auto c = client();
    const auto over = [](std::size_t most) { return std::string(most + 1, ' '); };
    const std::string command = "/api/v1/commands/00000000000000c1";
    const auto status = [](const httplib::Result& answer) { return answer ? answer->status : 0; };
    for (int n = 0; n < 20; ++n) {
        EXPECT_EQ(status(c.Post("/api/v1/facts", bearer(), over(protocol::max_request), "application/json")),
                  413);
        EXPECT_EQ(status(c.Post("/api/v1/heartbeat", bearer(), over(1u << 20), "application/json")), 413);
        EXPECT_EQ(status(c.Put(command + "/picture", bearer(), over(domain::CommandPicture::most_bytes),
                               "image/png")),
                  413);
    }
    EXPECT_EQ(status(c.Put("/api/v1/blobs/" + std::string(64, 'a'), bearer(), over(domain::Photo::most_bytes),
                           "image/jpeg")),
              413);
    EXPECT_EQ(status(c.Put(command + "/picture", bearer(),
                           std::string(domain::CommandPicture::most_bytes, ' '), "image/png")),
              400)
        << "large enough, and no PNG";
}

TEST_F(HubLimits, ABombIsNotInflatedToItsEnd) {
    begin();
    // 10 KB on the wire, 10 MB inflated, twenty times the limit.
    const std::string bomb = fakes::gzip(std::string(10u << 20, ' '));
    ASSERT_LT(bomb.size(), 11'000u);
    auto headers = bearer();
    headers.emplace("Content-Encoding", "gzip");
    auto c = client();
    const auto answer = c.Post("/api/v1/facts", headers, bomb, "application/json");
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 413);
    headers.erase("Authorization");
    const auto stranger = c.Post("/api/v1/facts", headers, bomb, "application/json");
    ASSERT_TRUE(stranger);
    EXPECT_EQ(stranger->status, 401);
    EXPECT_TRUE(log.has("path=/api/v1/facts status=413"));
}

TEST_F(HubLimits, AHundredMegabytesAreRefusedUnread) {
    begin();
    constexpr std::size_t large = 100u << 20;
    fakes::RawClient sized(server->port());
    sized.say(head("/api/v1/facts", "Content-Length: " + std::to_string(large) + "\r\n\r\n"));
    EXPECT_TRUE(sized.rest().starts_with("HTTP/1.1 413 "));

    fakes::RawClient chunked(server->port());
    chunked.say(head("/api/v1/facts", "Transfer-Encoding: chunked\r\n\r\n"));
    const std::string chunk = "10000\r\n" + std::string(0x10000, ' ') + "\r\n";
    std::size_t sent = 0;
    while (sent < large && !chunked.hears(0) && chunked.say(chunk))
        sent += chunk.size();
    EXPECT_LT(sent, large) << "it is told while it sends";
    EXPECT_TRUE(log.has("path=/api/v1/facts status=413"));
}

// Nobody's body is thrown away for ever, however fast it comes.
TEST_F(HubLimits, AnEndlessBodyOfAStrangerEnds) {
    begin();
    fakes::RawClient endless(server->port());
    endless.say("POST /api/v1/facts HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    const std::string chunk = "100000\r\n" + std::string(0x100000, ' ') + "\r\n";
    std::size_t sent = 0;
    while (sent < (200u << 20) && !endless.hears(0) && endless.say(chunk))
        sent += chunk.size();
    EXPECT_LT(sent, 200u << 20);
}

TEST_F(HubLimits, ABodyWithoutASizeIsEmpty) {
    begin();
    fakes::RawClient unsized_body(server->port());
    unsized_body.say(head("/api/v1/facts", "\r\n") + "GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n");
    const std::string answer = unsized_body.rest();
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 400 ")) << answer;
    EXPECT_EQ(answer.find("ready"), std::string::npos) << "bytes of unclear meaning are no request";
    fakes::RawClient get(server->port());
    get.say(
        "GET /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: 32\r\n\r\nGET /readyz HTTP/1.1\r\nHost: "
        "x\r\n\r\n");
    EXPECT_EQ(get.rest().find("ready"), std::string::npos);
}

// RFC 9112, section 9.6: what comes behind is not answered, whole or not.
TEST_F(HubLimits, NothingIsTakenAfterAnAnswerThatSaysClose) {
    begin();
    const std::string large(protocol::max_request + 1, ' ');
    for (const std::string& body : {"Content-Length: " + std::to_string(large.size()) + "\r\n\r\n" + large,
                                    std::string("Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n")}) {
        fakes::RawClient one(server->port());
        one.say(head("/api/v1/facts", "Content-Type: application/json\r\n" + body) +
                "GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n");
        const std::string answers = one.rest();
        EXPECT_TRUE(answers.starts_with("HTTP/1.1 4")) << answers;
        EXPECT_NE(answers.find("Connection: close"), std::string::npos) << answers;
        EXPECT_EQ(answers.find("ready"), std::string::npos) << answers;
    }
}

TEST_F(HubLimits, PipelinedRequestsAreAllAnswered) {
    begin();
    fakes::RawClient two(server->port());
    two.say(
        "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\nGET /readyz HTTP/1.1\r\nHost: x\r\nConnection: "
        "close\r\n\r\n");
    const std::string answers = two.rest();
    EXPECT_NE(answers.find("alive"), std::string::npos);
    EXPECT_NE(answers.find("ready"), std::string::npos);
}

TEST_F(HubLimits, WhatIsNoneOfOursIsRefusedInWords) {
    begin();
    auto c = client();
    const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
    for (const std::string& body :
         {deep, "{\"facts\":" + deep + "}", std::string("name=li&csrf=x"), std::string("\0\1", 2)})
        for (const char* type : {"application/json", "application/x-www-form-urlencoded", "text/xml",
                                 "multipart/form-data; boundary=x", "multipart/form-data", ""})
            for (const char* path : {"/api/v1/facts", "/api/v1/heartbeat", "/api/v1/enrolments"}) {
                auto headers = bearer();
                headers.emplace("X-Forwarded-For", "192.0.2." + std::to_string(body.size() % 250));
                const auto answer = c.Post(path, headers, body, type);
                ASSERT_TRUE(answer) << path << type;
                EXPECT_TRUE(answer->status == 400 || answer->status == 413 || answer->status == 415)
                    << answer->status << path << type;
                EXPECT_TRUE(protocol::decode_error(answer->body)) << answer->body;
            }
    EXPECT_EQ(c.Get("/healthz")->status, 200);
}

TEST_F(HubLimits, TooOftenIsTooOftenForOneKioskAlone) {
    begin();
    hub.add_kiosk("k2", "token of kiosk two");
    auto c = client();
    c.set_keep_alive(true);
    int refused = 0;
    for (int n = 0; n < 70; ++n) {
        const auto answer = c.Post("/api/v1/heartbeat", bearer(), "no heartbeat", "application/json");
        ASSERT_TRUE(answer);
        if (answer->status != 429) continue;
        ++refused;
        EXPECT_FALSE(answer->get_header_value("Retry-After").empty());
    }
    EXPECT_GE(refused, 5);
    EXPECT_EQ(c.Post("/api/v1/heartbeat", {{"Authorization", "Bearer token of kiosk two"}}, "no heartbeat",
                     "application/json")
                  ->status,
              400);
    EXPECT_TRUE(log.has("too_often request="));
    hub.clock.advance(30s);
    EXPECT_EQ(c.Post("/api/v1/heartbeat", bearer(), "no heartbeat", "application/json")->status, 400);
}

TEST_F(HubLimits, PhonesOfOneAddressAreManyButNotEndless) {
    begin();
    auto c = client();
    c.set_keep_alive(true);
    int status = 404, asked = 0;
    std::string body;
    while (status == 404 && asked < 700) {
        const auto answer = c.Get("/p/0123456789abcdef0123456789abcdef");
        ASSERT_TRUE(answer);
        status = answer->status;
        body = answer->body;
        ++asked;
    }
    EXPECT_EQ(status, 429);
    EXPECT_EQ(asked, 601);
    EXPECT_NE(body.find("现在打开的人太多了"), std::string::npos);
}

// Sixteen megabytes of whoever has an old link, or none: its head is enough to answer it.
TEST_F(HubLimits, APhotoThatNobodyWaitsForIsRefusedBeforeItComes) {
    begin();
    const std::string photo(12u << 20, 'x');
    const auto say_head = [&](fakes::RawClient& c) {
        c.say(head("/u/" + std::string(32, '0'),
                   "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: " +
                       std::to_string(photo.size()) + "\r\n\r\n"));
    };
    fakes::RawClient waiting(server->port());
    say_head(waiting);
    EXPECT_TRUE(waiting.rest().starts_with("HTTP/1.1 404 ")) << "without a byte of the photo";
    // A browser reads no answer before it has sent everything: it is heard out.
    fakes::RawClient sending(server->port());
    say_head(sending);
    EXPECT_TRUE(sending.hears(30'000));
    EXPECT_TRUE(sending.say(photo));
    const std::string answer = sending.rest();
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 404 ")) << answer;
    EXPECT_NE(answer.find("</html>"), std::string::npos);
    EXPECT_TRUE(log.has("path=/u/{key} status=404"));
}

TEST_F(HubLimits, PhotosAreCountedByTheirReport) {
    begin();
    auto c = client();
    c.set_keep_alive(true);
    for (int n = 0; n < 40; ++n)
        EXPECT_EQ(hand_in(c, hand_over("key" + std::to_string(n))), 303)
            << n << ": all of one house's address";
    const std::string one = hand_over("another");
    for (int n = 0; n < 12; ++n)
        EXPECT_EQ(hand_in(c, one, from("192.0.2." + std::to_string(n))), 303) << n;
    EXPECT_EQ(hand_in(c, one, from("192.0.2.99")), 429) << "from whatever address";
    hub.clock.advance(2s);
    EXPECT_EQ(hand_in(c, one), 303);
}

TEST_F(HubLimits, KeysThatOpenNothingAreCountedByTheirAddress) {
    begin();
    auto c = client();
    c.set_keep_alive(true);
    const std::string open = hand_over("open");
    int tried = 0, status = 404;
    while (status == 404 && tried < 100)
        status = hand_in(c, "/u/guess" + std::to_string(tried++), from("192.0.2.1"));
    EXPECT_EQ(status, 429);
    EXPECT_EQ(tried, 31);
    EXPECT_EQ(hand_in(c, open, from("192.0.2.1")), 303) << "others stand behind that address, too";
    EXPECT_EQ(hand_in(c, "/u/guess", from("192.0.2.1")), 429);
    EXPECT_EQ(hand_in(c, open, from("192.0.2.2")), 303);
    EXPECT_EQ(hand_in(c, "/u/guess", from("192.0.2.2")), 404);
}

}  // namespace
