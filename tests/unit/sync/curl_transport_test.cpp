// The real transport against a socket that says exactly what a case wants said.
#include <atomic>
#include <csignal>
#include <thread>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>

#include "base/mailbox.h"
#include "base/unique_fd.h"
#include "kiosk/sync/sync.h"
#include "tests/fakes/gzip.h"

using namespace std::chrono_literals;
using namespace syncing;

namespace {

// Reads one request after the other and answers each with the same bytes; "" holds the request open.
class Server {
  public:
    explicit Server(std::string answer, bool close_after = false)
        : answer_(std::move(answer)),
          close_after_(close_after),
          listener_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* generic = reinterpret_cast<sockaddr*>(&address);
        if (::bind(listener_.get(), generic, size) != 0 || ::listen(listener_.get(), 8) != 0) std::abort();
        ::getsockname(listener_.get(), generic, &size);
        port_ = ntohs(address.sin_port);
        thread_ = std::jthread([this](std::stop_token stop) { serve(stop); });
    }

    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
    std::unique_ptr<Transport> transport() const { return make_curl_transport({url(), ""}); }
    int connections() const { return connections_; }
    std::optional<std::string> request() { return requests_.pop_for(30s); }

  private:
    void serve(std::stop_token stop) {
        base::UniqueFd peer;
        std::string read;
        while (!stop.stop_requested()) {
            pollfd waiting[2] = {{listener_.get(), POLLIN, 0}, {peer.get(), POLLIN, 0}};
            ::poll(waiting, peer ? 2 : 1, 20);
            if (waiting[0].revents & POLLIN) {
                peer.reset(::accept(listener_.get(), nullptr, nullptr));
                ++connections_;
                read.clear();
            } else if (peer && waiting[1].revents) {
                char buffer[4096];
                const auto size = ::recv(peer.get(), buffer, sizeof buffer, 0);
                if (size <= 0) {
                    peer.reset();
                    continue;
                }
                read.append(buffer, static_cast<std::size_t>(size));
                if (whole(read)) answer(peer, read);
            }
        }
    }
    static bool whole(const std::string& read) {
        if (read.starts_with('\x16')) return true;  // a TLS hello
        const auto end = read.find("\r\n\r\n");
        if (end == std::string::npos) return false;
        const auto at = read.find("Content-Length: ");
        const std::size_t body = at == std::string::npos ? 0 : std::stoul(read.substr(at + 16));
        return read.size() >= end + 4 + body;
    }
    void answer(base::UniqueFd& peer, std::string& read) {
        requests_.try_push(std::exchange(read, {}));
        for (std::size_t sent = 0; sent < answer_.size();) {
            const auto size = ::send(peer.get(), answer_.data() + sent, answer_.size() - sent, MSG_NOSIGNAL);
            if (size <= 0) break;
            sent += static_cast<std::size_t>(size);
        }
        if (close_after_) peer.reset();
    }

    const std::string answer_;
    const bool close_after_;
    base::UniqueFd listener_;
    std::uint16_t port_ = 0;
    std::atomic<int> connections_ = 0;
    base::Mailbox<std::string> requests_{100};
    std::jthread thread_;
};

std::string http(const std::string& status, const std::string& headers, const std::string& body) {
    return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body;
}

HttpRequest get(std::string path = "/api/v1/clock") {
    HttpRequest request;
    request.path = std::move(path);
    return request;
}

}  // namespace

TEST(CurlTransport, CarriesARequestAndItsAnswer) {
    Server server(http("200 OK", "X-Suishou-Protocol:  1 \r\nContent-Type: application/json\r\n", "{}"));
    const auto wire = server.transport();
    HttpRequest request = get("/api/v1/facts?x=%20");
    request.method = "POST";
    request.headers = {{"authorization", "Bearer t"}, {"content-type", "application/json"}};
    request.body = std::string("{\"a\":\"\0\"}", 9);
    const auto answer = wire->send(request, {});
    ASSERT_TRUE(answer.ok()) << base::describe(answer.error());
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(answer->body, "{}");
    EXPECT_EQ(answer->headers.at("x-suishou-protocol"), "1");
    const auto sent = *server.request();
    EXPECT_TRUE(sent.starts_with("POST /api/v1/facts?x=%20 HTTP/1.1\r\n")) << sent;
    EXPECT_NE(sent.find("authorization: Bearer t\r\n"), std::string::npos);
    EXPECT_EQ(sent.find("Expect:"), std::string::npos);
    EXPECT_TRUE(sent.ends_with(request.body));
}

TEST(CurlTransport, KeepsItsConnection) {
    Server server(http("200 OK", "", "{}"));
    const auto wire = server.transport();
    for (int i = 0; i < 5; ++i)
        EXPECT_TRUE(wire->send(get(), {}).ok());
    EXPECT_EQ(server.connections(), 1);
}

TEST(CurlTransport, ReportsAndNeverFollowsARedirect) {
    Server elsewhere(http("200 OK", "", "secret"));
    Server server(http("302 Found", "Location: " + elsewhere.url() + "/\r\n", ""));
    const auto answer = server.transport()->send(get(), {});
    ASSERT_TRUE(answer.ok());
    EXPECT_EQ(answer->status, 302);
    EXPECT_EQ(elsewhere.connections(), 0);
}

TEST(CurlTransport, BoundsTheAnswerAlsoWhenItIsCompressed) {
    auto request = get();
    request.max_answer = 10'000;
    const std::string fits(10'000, 'a'), more(10'001, 'a'), bomb(10'000'000, 'a');
    EXPECT_EQ(Server(http("200 OK", "", fits)).transport()->send(request, {})->body, fits);
    Server packed(http("200 OK", "Content-Encoding: gzip\r\n", fakes::gzip(fits)));
    EXPECT_EQ(packed.transport()->send(request, {})->body, fits);
    for (const auto& answer :
         {http("200 OK", "", more), http("200 OK", "Content-Encoding: gzip\r\n", fakes::gzip(bomb)),
          http("200 OK", "X: " + std::string(70'000, 'x') + "\r\n", "")}) {
        Server server(answer);
        const auto got = server.transport()->send(request, {});
        ASSERT_FALSE(got.ok());
        EXPECT_EQ(got.error().kind, base::ErrorKind::protocol) << base::describe(got.error());
    }
}

TEST(CurlTransport, HalfAnAnswerIsNeverPassedOn) {
    const auto whole = http("200 OK", "Content-Type: application/json\r\n", "{\"hub_time_ms\":1}");
    for (std::size_t size = 1; size < whole.size(); size += 7) {
        Server server(whole.substr(0, size), /*close_after=*/true);
        const auto answer = server.transport()->send(get(), {});
        // curl calls half a header an answer without a body: no JSON either.
        EXPECT_EQ(answer.ok() ? answer->body : "", "") << size;
    }
    Server rubbish("\x16\x03\x01 not http at all\r\n\r\n", true);
    EXPECT_FALSE(rubbish.transport()->send(get(), {}).ok());
}

TEST(CurlTransport, KeepsItsDeadline) {
    Server server("");  // accepts, never answers
    auto request = get();
    request.deadline = 50ms;
    const auto answer = server.transport()->send(request, {});
    ASSERT_FALSE(answer.ok());
    EXPECT_EQ(answer.error().kind, base::ErrorKind::timeout);
}

TEST(CurlTransport, TheAnswerToAQuestionHasNoBodyAndIsNotWaitedFor) {
    // The length of a body that a HEAD does not get.
    Server server("HTTP/1.1 404 Not Found\r\nX-Suishou-Blob: aa\r\nContent-Length: 70\r\n\r\n");
    const auto wire = server.transport();
    auto request = get("/api/v1/blobs/aa");
    request.method = "HEAD";
    for (int i = 0; i < 2; ++i) {
        const auto answer = wire->send(request, {});
        ASSERT_TRUE(answer.ok()) << base::describe(answer.error());
        EXPECT_EQ(answer->status, 404);
        EXPECT_EQ(answer->headers.at("x-suishou-blob"), "aa");
        EXPECT_TRUE(server.request()->starts_with("HEAD /api/v1/blobs/aa HTTP/1.1\r\n"));
    }
    EXPECT_EQ(server.connections(), 1);
    EXPECT_TRUE(Server(http("200 OK", "", "{}")).transport()->send(get(), {}).ok());
}

TEST(CurlTransport, PutsAPhotoWhole) {
    Server server(http("200 OK", "", "{}"));
    auto request = get("/api/v1/blobs/aa");
    request.method = "PUT";
    request.stall = 30s;
    request.body = std::string(1536 << 10, '\0');
    const auto answer = server.transport()->send(request, {});
    ASSERT_TRUE(answer.ok()) << base::describe(answer.error());
    const auto sent = *server.request();
    EXPECT_TRUE(sent.starts_with("PUT /api/v1/blobs/aa HTTP/1.1\r\n"));
    EXPECT_TRUE(sent.ends_with(request.body));
}

// A second is the least that curl counts.
TEST(CurlTransport, ALineOnWhichNothingMovesEndsTheCallLongBeforeItsDeadline) {
    Server server("");  // takes it all, never answers
    auto request = get();
    request.method = "PUT";
    request.body = "jpeg";
    request.deadline = 24h;
    request.stall = 1s;
    const auto answer = server.transport()->send(request, {});
    ASSERT_FALSE(answer.ok());
    EXPECT_EQ(answer.error().kind, base::ErrorKind::timeout);
}

TEST(CurlTransport, AStopEndsALongPoll) {
    Server server("");
    const auto wire = server.transport();
    auto request = get();
    request.deadline = 24h;
    std::stop_source stop;
    std::jthread stopper([&] {
        (void)server.request();  // it is under way
        stop.request_stop();
    });
    const auto answer = wire->send(request, stop.get_token());
    ASSERT_FALSE(answer.ok());
    EXPECT_EQ(answer.error().kind, base::ErrorKind::unavailable);

    Server other(http("200 OK", "", "{}"));  // and the handle is good for another call
    EXPECT_FALSE(wire->send(request, stop.get_token()).ok());
}

TEST(CurlTransport, NobodyThereIsANetworkError) {
    std::string url;
    {
        Server gone("");
        url = gone.url();
    }
    const auto answer = make_curl_transport({url, ""})->send(get(), {});
    ASSERT_FALSE(answer.ok());
    EXPECT_EQ(answer.error().kind, base::ErrorKind::network);
}

TEST(CurlTransport, APeerThatHangsUpDoesNotEndTheProcess) {
    (void)make_curl_transport({"http://127.0.0.1:1", ""});
    ::raise(SIGPIPE);
}

TEST(CurlTransport, SpeaksHttpOnlyAndRefusesBrokenHeaders) {
    for (const char* url : {"file:///etc/hostname", "ftp://127.0.0.1", "gopher://127.0.0.1", ""})
        EXPECT_FALSE(make_curl_transport({url, ""})->send(get(""), {}).ok()) << url;
    Server server(http("200 OK", "", "{}"));
    auto request = get();
    request.headers["authorization"] = "Bearer a\r\nX-Evil: 1";
    const auto answer = server.transport()->send(request, {});
    ASSERT_FALSE(answer.ok());
    EXPECT_EQ(answer.error().kind, base::ErrorKind::invalid);
}

TEST(CurlTransport, APlainAnswerOnATlsPortIsAnError) {
    Server server(http("200 OK", "", "{}"), true);
    const auto answer = make_curl_transport({"https" + server.url().substr(4), ""})->send(get(), {});
    ASSERT_FALSE(answer.ok());
    EXPECT_EQ(answer.error().kind, base::ErrorKind::network);
}
