// The hub over real HTTP on the loopback: what only the socket can show.
#include <mutex>
#include <thread>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <httplib.h>
#include <sys/socket.h>

#include "base/unique_fd.h"
#include "tests/fakes/hub_in_process.h"

namespace {

const std::string token = "token of kiosk one";

class HubHttp : public testing::Test {
  protected:
    HubHttp() {
        hub.add_kiosk("k1", token);
        hub.add_sample();
        port = hub.start();
    }
    httplib::Client client() const {
        httplib::Client c("127.0.0.1", port);
        c.set_keep_alive(true);
        c.set_tcp_nodelay(true);
        c.set_read_timeout(std::chrono::seconds(40));
        return c;
    }
    static httplib::Headers with(const std::string& bearer) {
        return {{"Authorization", "Bearer " + bearer}};
    }
    static std::string code_of(const httplib::Result& result) {
        const auto error = protocol::decode_error(result->body);
        return error ? error->code : "";
    }
    // Sends bytes as they are and reads until the hub closes.
    std::string raw(const std::string& bytes, bool half_close = false) const {
        base::UniqueFd fd(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
        if (connect(fd.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) return "";
        send(fd.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (half_close) shutdown(fd.get(), SHUT_WR);
        std::string answer;
        char buffer[4096];
        for (ssize_t n; (n = recv(fd.get(), buffer, sizeof buffer, 0)) > 0;)
            answer.append(buffer, static_cast<std::size_t>(n));
        return answer;
    }

    fakes::HubInProcess hub;
    int port = 0;
};

TEST_F(HubHttp, TakesFactsAndTellsOfThem) {
    auto c = client();
    const auto body = protocol::encode_facts({fakes::check_in_fact()});
    const auto pushed = c.Post("/api/v1/facts", with(token), body, "application/json");
    ASSERT_TRUE(pushed);
    EXPECT_EQ(pushed->status, 200);
    EXPECT_EQ(protocol::decode_facts_answer(pushed->body).value().verdicts.at(0).verdict,
              domain::Verdict::accepted);
    const auto again = c.Post("/api/v1/facts", with(token), body, "application/json");
    EXPECT_EQ(protocol::decode_facts_answer(again->body).value().verdicts.at(0).verdict,
              domain::Verdict::duplicate);
    const auto pulled = c.Get("/api/v1/changes", with(token));
    const auto page = protocol::decode_changes_answer(pulled->body).value().page;
    EXPECT_TRUE(page.snapshot_begins);
    EXPECT_TRUE(std::any_of(page.changes.begin(), page.changes.end(), [](const auto& change) {
        return std::holds_alternative<domain::Arrival>(change);
    }));
}

TEST_F(HubHttp, ALongAnswerIsPackedForWhoeverTakesIt) {
    auto c = client();
    ASSERT_TRUE(c.Post("/api/v1/facts", with(token), protocol::encode_facts({fakes::check_in_fact()}),
                       "application/json"));
    c.set_decompress(false);
    auto plain = with(token), taking = with(token);
    plain.emplace("Accept-Encoding", "identity");
    taking.emplace("Accept-Encoding", "gzip");
    const auto whole = c.Get("/api/v1/changes", plain), packed = c.Get("/api/v1/changes", taking);
    ASSERT_TRUE(whole && packed);
    EXPECT_FALSE(whole->has_header("Content-Encoding"));
    EXPECT_EQ(packed->get_header_value("Content-Encoding"), "gzip");
    EXPECT_EQ(packed->get_header_value("Vary"), "Accept-Encoding");
    EXPECT_LT(packed->body.size(), whole->body.size());
    c.set_decompress(true);
    const auto read = c.Get("/api/v1/changes", taking);
    EXPECT_EQ(protocol::decode_changes_answer(read->body).value().page.changes.size(),
              protocol::decode_changes_answer(whole->body).value().page.changes.size());
    const auto clock = c.Get("/api/v1/clock", taking);
    EXPECT_FALSE(clock->has_header("Content-Encoding")) << "too short to be worth it";
}

TEST_F(HubHttp, ACompressedBatchIsRead) {
    auto c = client();
    c.set_compress(true);
    const auto pushed = c.Post("/api/v1/facts", with(token), protocol::encode_facts({fakes::check_in_fact()}),
                               "application/json");
    ASSERT_TRUE(pushed);
    EXPECT_EQ(pushed->status, 200);
    EXPECT_EQ(hub.store().fact_count().value(), 1u);
}

TEST_F(HubHttp, EveryAnswerOfTheProtocolSaysSo) {
    auto c = client();
    const auto expect_header = [](const httplib::Result& result) {
        ASSERT_TRUE(result);
        EXPECT_EQ(result->get_header_value(protocol::header), "1") << result->status << result->body;
        EXPECT_EQ(result->get_header_value("Cache-Control"), "no-store");
    };
    expect_header(c.Get("/api/v1/clock", with(token)));
    expect_header(c.Get("/api/v1/changes", with(token)));
    expect_header(c.Get("/api/v1/changes?after=dead", with(token)));
    expect_header(c.Get("/api/v1/changes", with("nobody's")));
    expect_header(c.Get("/api/v1/nothing", with(token)));
    expect_header(c.Post("/api/v1/facts", with(token), "rubbish", "application/json"));
    expect_header(c.Post("/api/v1/facts", with("nobody's"), "rubbish", "application/json"));
    expect_header(c.Delete("/api/v1/facts", with(token)));
}

TEST_F(HubHttp, StatusesAreTheProtocols) {
    auto c = client();
    EXPECT_EQ(c.Get("/api/v1/changes")->status, 401);
    EXPECT_EQ(c.Get("/api/v1/changes?after=dead", with(token))->status, 410);
    EXPECT_EQ(c.Get("/api/v1/nothing", with(token))->status, 404);
    EXPECT_EQ(c.Post("/api/v1/facts", with(token), "{", "application/json")->status, 400);
    EXPECT_EQ(c.Get("/healthz")->status, 200);
    EXPECT_EQ(c.Get("/readyz")->status, 200);
    ASSERT_TRUE(hub.store().revoke_kiosk("k1", {}, hub.clock.wall()));
    const auto revoked = c.Get("/api/v1/changes", with(token));
    EXPECT_EQ(revoked->status, 403);
    EXPECT_EQ(code_of(revoked), "device_revoked");
}

TEST_F(HubHttp, LargeBodiesAreRefusedBeforeTheyAreRead) {
    auto c = client();
    const auto large =
        c.Post("/api/v1/facts", with(token), std::string(protocol::max_request + 1, ' '), "application/json");
    ASSERT_TRUE(large);
    EXPECT_EQ(large->status, 413);
    EXPECT_EQ(code_of(large), "too_large");
    EXPECT_EQ(c.Get("/healthz")->status, 200) << "a fresh connection works";
}

TEST_F(HubHttp, ABodyOfAnotherTypeIsSaidToBe) {
    auto c = client();
    const std::string batch = protocol::encode_facts({fakes::check_in_fact(1)});
    for (const char* type : {"text/plain", "application/xml", "application/x-www-form-urlencoded",
                             "application/jsonp", "application/json-patch+json"})
        EXPECT_EQ(c.Post("/api/v1/facts", with(token), batch, type)->status, 415) << type;
    auto packed = with(token);
    packed.emplace("Content-Encoding", "zstd");
    EXPECT_EQ(c.Post("/api/v1/facts", packed, batch, "application/json")->status, 415);
    EXPECT_EQ(c.Post("/api/v1/facts", with(token), batch, "application/json; charset=utf-8")->status, 200);
    EXPECT_EQ(c.Post("/api/v1/facts", with(token), batch, "Application/JSON ;charset=utf-8")->status, 200);
}

TEST_F(HubHttp, WhoSpeaksThroughAProxyIsNamedWithoutAPort) {
    hub::Account li;
    li.id = "a1";
    li.name = "li";
    li.password_hash = "$argon2id$";
    ASSERT_TRUE(hub.store().accounts().add(li, {}, hub.clock.wall()));
    auto c = client();
    const std::map<std::string, std::string> named{{"192.0.2.7:4711", "192.0.2.7"},
                                                   {"203.0.113.1, [2001:db8::7]:4711", "2001:db8::7"},
                                                   {"2001:db8::8", "2001:db8::8"},
                                                   {"unknown", "127.0.0.1"}};
    for (const auto& [said, peer] : named) {
        c.Post("/console/sign-in", {{"X-Forwarded-For", said}}, "name=li&password=x",
               "application/x-www-form-urlencoded");
        EXPECT_EQ(hub.store().accounts().audit({.limit = 1}).value().at(0).actor.source, peer) << said;
    }
}

// As a phone sends it: megabytes, in parts.
TEST_F(HubHttp, APhotoAsLargeAsPhonesMakeThemComesThrough) {
    hub::Account li;
    li.id = "a1";
    li.name = "li";
    li.roles = {hub::StaffRole::works};
    li.password_hash = "$argon2id$";
    ASSERT_TRUE(hub.store().accounts().add(li, {}, hub.clock.wall()));
    ASSERT_TRUE(hub.store().accounts().open_session("a1", hub::sha256_hex("cookie"), {}, hub.clock.wall()));
    auto c = client();
    const httplib::Headers cookie{{"Cookie", "__Host-suishou=cookie"}};
    const std::string page = c.Get("/console/orders", cookie)->body, mark = "name=\"csrf\" value=\"";
    const auto at = page.find(mark) + mark.size();
    const std::string csrf = page.substr(at, page.find('"', at) - at);
    // A connection each: while this client copies its megabytes, the hub may end the one that it keeps.
    c.set_keep_alive(false);
    c.stop();
    const auto post = [&](std::size_t size) {
        return c.Post("/console/orders/BX-20261222-A-001/photos", cookie,
                      {{"csrf", csrf, "", ""}, {"photo", std::string(size, 'x'), "IMG_1.JPG", "image/jpeg"}});
    };
    const auto large = post(6u << 20);
    ASSERT_TRUE(large);
    EXPECT_EQ(large->get_header_value("Location"), "/console/orders/BX-20261222-A-001?done=photo_refused");
    const auto too_large = post(17u << 20);
    ASSERT_TRUE(too_large);
    EXPECT_EQ(too_large->status, 413);
    EXPECT_NE(too_large->body.find("16 MB"), std::string::npos);
}

TEST_F(HubHttp, AFormOfAnotherTypeIsSaidToBe) {
    auto c = client();
    for (const char* type : {"text/plain", "application/json"})
        EXPECT_EQ(c.Post("/console/sign-in", {}, "{\"name\": \"li\"}", type)->status, 415) << type;
}

TEST_F(HubHttp, AFieldThatIsNoTextIsRefused) {
    auto c = client();
    const char* form = "application/x-www-form-urlencoded";
    EXPECT_EQ(c.Post("/console/sign-in", "name=%FF&password=x", form)->status, 400);
    EXPECT_EQ(c.Post("/console/sign-in", "name=a%00b&password=x", form)->status, 400);
    EXPECT_EQ(c.Post("/console/sign-in", "name=nobody&password=x", form)->status, 401);
}

TEST(HubLog, SaysWhyARequestWasRefusedAndNothingOfIt) {
    fakes::HubInProcess hub;
    std::mutex mutex;
    std::string log;
    hub.services().log = [&](const char* event, hub::LogFields fields) {
        std::lock_guard lock(mutex);
        log += std::string(event) + ' ';
        for (const auto& [name, value] : fields)
            if (std::string(event) == "refused") log += std::string(name) + '=' + value + ' ';
    };
    hub.add_kiosk("k1", token);
    httplib::Client c("127.0.0.1", hub.start());
    const httplib::Headers bearer = {{"Authorization", "Bearer " + token}};
    c.Post("/api/v1/facts", bearer, R"({"facts": "13800000000"})", "application/json");
    c.Post("/api/v1/facts", bearer, std::string(protocol::max_request + 1, ' '), "application/json");
    c.Get("/api/v1/changes");
    hub.stop();
    EXPECT_NE(log.find("why=malformed: "), std::string::npos) << log;
    EXPECT_NE(log.find("why=too_large: "), std::string::npos) << log;
    EXPECT_NE(log.find("why=unauthorized: "), std::string::npos) << log;
    EXPECT_EQ(log.find("13800000000"), std::string::npos) << log;
}

TEST_F(HubHttp, ABombIsMeasuredAfterDecompression) {
    auto c = client();
    c.set_compress(true);
    const auto bomb = c.Post("/api/v1/facts", with(token), std::string(64u << 20, ' '), "application/json");
    ASSERT_TRUE(bomb);
    EXPECT_EQ(bomb->status, 413);
    EXPECT_EQ(hub.store().fact_count().value(), 0u);
}

// A body that nobody wanted must not be taken for the next request.
TEST_F(HubHttp, ABodyIsNotTheNextRequest) {
    std::string body;  // more than one read of the library's buffer
    while (body.size() < 20'000)
        body += "GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n";
    const auto answer =
        raw("POST /api/v1/facts HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(body.size()) +
            "\r\n\r\n" + body);
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 401")) << answer;
    EXPECT_EQ(answer.find("ready"), std::string::npos) << answer;
}

TEST_F(HubHttp, RubbishOnTheSocketHurtsNobody) {
    for (const std::string& bytes : {std::string("\0\1\2\3\r\n\r\n", 8), std::string("GET\r\n\r\n"),
                                     "GET /" + std::string(20'000, 'a') + " HTTP/1.1\r\n\r\n",
                                     std::string("GET /p/%00%ff%zz HTTP/1.0\r\n\r\n")})
        raw(bytes, true);
    EXPECT_EQ(client().Get("/healthz")->status, 200);
}

TEST_F(HubHttp, LongPollsDoNotDelayFacts) {
    auto reader = client();
    const auto cursor =
        protocol::decode_changes_answer(reader.Get("/api/v1/changes", with(token))->body).value().page.cursor;
    constexpr int waiting = 4;  // as many as one kiosk may have
    std::vector<std::thread> polls;
    std::atomic<int> woken = 0;
    for (int i = 0; i < waiting; ++i)
        polls.emplace_back([&] {
            auto c = client();
            const auto answer = c.Get("/api/v1/changes?wait=25&after=" + cursor, with(token));
            if (answer && protocol::decode_changes_answer(answer->body).value().page.changes.size() == 1)
                ++woken;
        });
    auto writer = client();
    const auto pushed = writer.Post("/api/v1/facts", with(token),
                                    protocol::encode_facts({fakes::check_in_fact()}), "application/json");
    EXPECT_EQ(pushed->status, 200);
    for (auto& poll : polls)
        poll.join();
    EXPECT_EQ(woken, waiting);
}

TEST_F(HubHttp, StoppingLetsLongPollsGoWithAnAnswer) {
    auto c = client();
    const auto cursor =
        protocol::decode_changes_answer(c.Get("/api/v1/changes", with(token))->body).value().page.cursor;
    std::atomic<bool> asking = false;
    std::optional<int> status;
    std::thread poll([&] {
        auto waiting = client();
        asking = true;
        const auto answer = waiting.Get("/api/v1/changes?wait=25&after=" + cursor, with(token));
        if (answer) status = answer->status;
    });
    while (!asking)
        std::this_thread::yield();
    hub.stop();
    poll.join();
    // Asked in time: an answer without changes. Asked too late: no connection. Never a hanging thread.
    EXPECT_EQ(status.value_or(200), 200);
}

TEST_F(HubHttp, ARestartChangesNothingForAKiosk) {
    auto c = client();
    const auto cursor =
        protocol::decode_changes_answer(c.Get("/api/v1/changes", with(token))->body).value().page.cursor;
    hub.reopen();
    hub.start();
    auto again = client();
    const auto answer = again.Get("/api/v1/changes?after=" + cursor, with(token));
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 200);
    EXPECT_FALSE(protocol::decode_changes_answer(answer->body).value().page.snapshot_begins);
}

TEST_F(HubHttp, PhonePagesCarryTheirHeaders) {
    auto c = client();
    const auto missing = c.Get("/p/0123456789abcdef0123456789abcdef");
    ASSERT_TRUE(missing);
    EXPECT_EQ(missing->status, 404);
    EXPECT_EQ(missing->get_header_value("X-Robots-Tag"), "noindex, nofollow");
    EXPECT_NE(missing->get_header_value("Content-Security-Policy").find("default-src 'none'"),
              std::string::npos);
    EXPECT_FALSE(missing->has_header(protocol::header));
}

}  // namespace
