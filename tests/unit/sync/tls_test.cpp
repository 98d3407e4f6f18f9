// The real transport against TLS servers that a kiosk must not talk to, and one that it must.
#include <atomic>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <thread>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <poll.h>
#include <sys/inotify.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/unique_fd.h"
#include "kiosk/sync/sync.h"

using namespace syncing;

namespace {

template <auto free>
struct Free {
    void operator()(auto* object) const { free(object); }
};
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;
using Context = std::unique_ptr<SSL_CTX, Free<SSL_CTX_free>>;
using Session = std::unique_ptr<SSL, Free<SSL_free>>;

// Signed by itself; good for one address and until `valid_for` seconds from now.
Certificate certify(EVP_PKEY* key, const char* address, long valid_for, X509_NAME* named) {
    Certificate certificate(X509_new());
    X509* c = certificate.get();
    X509_set_version(c, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(c), 1);
    X509_gmtime_adj(X509_getm_notBefore(c), -7200);
    X509_gmtime_adj(X509_getm_notAfter(c), valid_for);
    X509_set_pubkey(c, key);
    auto* name = X509_get_subject_name(c);
    if (named) {
        X509_set_subject_name(c, named);
        name = named;
    } else {
        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("test"),
                                   -1, -1, 0);
    }
    X509_set_issuer_name(c, name);
    for (const auto& [id, value] : {std::pair(NID_subject_alt_name, "IP:" + std::string(address)),
                                    std::pair(NID_basic_constraints, std::string("critical,CA:TRUE"))}) {
        auto* extension = X509V3_EXT_conf_nid(nullptr, nullptr, id, value.c_str());
        X509_add_ext(c, extension, -1);
        X509_EXTENSION_free(extension);
    }
    X509_sign(c, key, EVP_sha256());
    return certificate;
}

class TlsServer {
  public:
    // `named`: how its authority calls itself.
    TlsServer(const char* address, long valid_for, X509_NAME* named = nullptr)
        : key_(EVP_EC_gen("P-256")),
          certificate_(certify(key_.get(), address, valid_for, named)),
          context_(SSL_CTX_new(TLS_server_method())),
          listener_(::socket(AF_INET, SOCK_STREAM, 0)) {
        SSL_CTX_use_certificate(context_.get(), certificate_.get());
        SSL_CTX_use_PrivateKey(context_.get(), key_.get());
        sockaddr_in at{};
        at.sin_family = AF_INET;
        at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof at;
        auto* generic = reinterpret_cast<sockaddr*>(&at);
        if (::bind(listener_.get(), generic, size) != 0 || ::listen(listener_.get(), 1) != 0) std::abort();
        ::getsockname(listener_.get(), generic, &size);
        url_ = "https://127.0.0.1:" + std::to_string(ntohs(at.sin_port));
        ca_file_ = testing::TempDir() + "tls_test_" + std::to_string(ntohs(at.sin_port)) + ".pem";
        if (auto* file = std::fopen(ca_file_.c_str(), "w")) {
            PEM_write_X509(file, certificate_.get());
            std::fclose(file);
        }
        thread_ = std::jthread([this](std::stop_token stop) { serve(stop); });
    }
    ~TlsServer() {
        thread_.request_stop();
        thread_.join();
        std::remove(ca_file_.c_str());
    }

    base::Result<HttpAnswer> ask(bool trusted) const {
        HttpRequest request;
        request.path = "/api/v1/clock";
        request.headers = {{"authorization", "Bearer secret"}};
        return make_curl_transport({url_, trusted ? ca_file_ : ""})->send(request, {});
    }
    bool was_told_a_token() const { return told_; }
    const std::string& url() const { return url_; }
    const std::string& ca_file() const { return ca_file_; }

  private:
    void serve(std::stop_token stop) {
        while (!stop.stop_requested()) {
            pollfd waiting{listener_.get(), POLLIN, 0};
            if (::poll(&waiting, 1, 20) <= 0) continue;
            const base::UniqueFd peer(::accept(listener_.get(), nullptr, nullptr));
            const Session session(SSL_new(context_.get()));
            SSL_set_fd(session.get(), peer.get());
            char request[4096];
            if (SSL_accept(session.get()) <= 0 || SSL_read(session.get(), request, sizeof request) <= 0)
                continue;
            told_ = true;
            static constexpr char answer[] = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
            SSL_write(session.get(), answer, sizeof answer - 1);
            SSL_shutdown(session.get());
        }
    }

    Key key_;
    Certificate certificate_;
    Context context_;
    base::UniqueFd listener_;
    std::string url_, ca_file_;
    std::atomic<bool> told_ = false;
    std::jthread thread_;
};

// A certificate of the folder that OpenSSL looks through, by its hashed name; empty if there is none.
std::string one_of_the_systems() {
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator("/etc/ssl/certs", none))
        if (entry.path().extension() == ".0") return std::filesystem::canonical(entry.path(), none);
    return {};
}

void expect_refused(const TlsServer& server, bool trusted) {
    const auto answer = server.ask(trusted);
    ASSERT_FALSE(answer.ok());
    EXPECT_EQ(answer.error().kind, base::ErrorKind::network) << base::describe(answer.error());
    EXPECT_FALSE(server.was_told_a_token());
}

}  // namespace

TEST(Tls, TalksToTheHubThatTheCaFileNames) {
    const TlsServer server("127.0.0.1", 3600);
    const auto answer = server.ask(true);
    ASSERT_TRUE(answer.ok()) << base::describe(answer.error());
    EXPECT_EQ(answer->body, "{}");
    EXPECT_TRUE(server.was_told_a_token());
}

TEST(Tls, RefusesACertificateThatNobodyKnows) {
    expect_refused(TlsServer("127.0.0.1", 3600), false);
}

TEST(Tls, RefusesACertificateOfAnotherHost) {
    expect_refused(TlsServer("127.0.0.9", 3600), true);
}

TEST(Tls, RefusesAnAuthorityThatTheCaFileDoesNotName) {
    const TlsServer pinned("127.0.0.1", 3600), other("127.0.0.1", 3600);
    HttpRequest request;
    request.path = "/api/v1/clock";
    const auto answer = make_curl_transport({other.url(), pinned.ca_file()})->send(request, {});
    ASSERT_FALSE(answer.ok());
    EXPECT_FALSE(other.was_told_a_token());
}

// An authority that calls itself like one of the system's: whoever looks in the system's folder opens that
// one.
TEST(Tls, WithACaFileTheSystemsStoreIsNotLookedAt) {
    const auto system = one_of_the_systems();
    if (system.empty()) GTEST_SKIP() << "no authorities are installed here";
    Certificate theirs;
    if (auto* file = std::fopen(system.c_str(), "r")) {
        theirs.reset(PEM_read_X509(file, nullptr, nullptr, nullptr));
        std::fclose(file);
    }
    ASSERT_TRUE(theirs);
    const TlsServer pinned("127.0.0.1", 3600);
    const TlsServer other("127.0.0.1", 3600, X509_get_subject_name(theirs.get()));
    const base::UniqueFd watch(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
    ASSERT_GE(::inotify_add_watch(watch.get(), system.c_str(), IN_OPEN), 0);
    const auto opened = [&] {
        char event[4096];
        return ::read(watch.get(), event, sizeof event) > 0;
    };
    std::fclose(std::fopen(system.c_str(), "r"));
    ASSERT_TRUE(opened()) << "this would be seen";
    HttpRequest request;
    request.path = "/api/v1/clock";
    EXPECT_FALSE(make_curl_transport({other.url(), pinned.ca_file()})->send(request, {}).ok());
    EXPECT_FALSE(opened());
}

TEST(Tls, RefusesACertificateThatHasExpired) {
    expect_refused(TlsServer("127.0.0.1", -60), true);
}
