#include "tests/fakes/misbehaving_proxy.h"

#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace fakes {

namespace {

sockaddr_in local(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

void send_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

bool receive_more(int fd, std::string& into) {
    char bytes[16384];
    const auto size = ::recv(fd, bytes, sizeof bytes, 0);
    if (size <= 0) return false;
    into.append(bytes, static_cast<std::size_t>(size));
    return true;
}

std::size_t content_length(std::string_view head) {
    static constexpr std::string_view name = "content-length:";
    for (std::size_t at = 0; at < head.size(); ++at) {
        std::size_t n = 0;
        while (n < name.size() && at + n < head.size() && (head[at + n] | 0x20) == (name[n] | 0x20))
            ++n;
        if (n == name.size()) return std::stoul(std::string(head.substr(at + n)));
    }
    return 0;
}

// Head and body of one request; empty if the other side went away.
std::string receive_request(int fd) {
    std::string request;
    std::size_t head_end;
    while ((head_end = request.find("\r\n\r\n")) == std::string::npos)
        if (!receive_more(fd, request)) return {};
    const auto size = head_end + 4 + content_length(std::string_view(request).substr(0, head_end));
    while (request.size() < size)
        if (!receive_more(fd, request)) return {};
    return request;
}

std::string page(const char* status, const char* headers, const std::string& body) {
    return std::string("HTTP/1.1 ") + status + "\r\n" + headers +
           "content-length: " + std::to_string(body.size()) + "\r\nconnection: close\r\n\r\n" + body;
}

}  // namespace

MisbehavingProxy::MisbehavingProxy(int hub_port)
    : hub_port_(hub_port), listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    auto address = local(0);
    socklen_t size = sizeof address;
    const bool up = ::bind(listener_.get(), reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                    ::listen(listener_.get(), 64) == 0 &&
                    ::getsockname(listener_.get(), reinterpret_cast<sockaddr*>(&address), &size) == 0;
    if (!up) throw std::runtime_error("the proxy has no port");
    port_ = ntohs(address.sin_port);
    acceptor_ = std::jthread([this] { accept_all(); });
}

MisbehavingProxy::~MisbehavingProxy() {
    ending_ = true;
    ::shutdown(listener_.get(), SHUT_RDWR);
    acceptor_.join();
    cut_wire();
    threads_.clear();  // joins
}

void MisbehavingProxy::cut_wire() {
    cut_ = true;
    std::lock_guard lock(mutex_);
    for (const int fd : open_)
        ::shutdown(fd, SHUT_RDWR);
}

void MisbehavingProxy::accept_all() {
    while (!ending_) {
        const int client = ::accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0) continue;
        if (cut_ || ending_) {
            ::close(client);
            continue;
        }
        threads_.emplace_back([this, client] {
            base::UniqueFd owner(client);
            remember(client);
            serve(client);
            forget(client);
        });
    }
}

void MisbehavingProxy::serve(int client) {
    const auto request = receive_request(client);
    if (request.empty()) return;
    const auto trick = next_trick(request);
    switch (trick) {
        case Trick::drop_request:
            return;
        case Trick::drop_answer:
            ask_hub(request);
            return;
        case Trick::truncate: {
            const auto answer = ask_hub(request);
            return send_all(client, std::string_view(answer).substr(0, answer.size() / 2));
        }
        case Trick::duplicate:
            ask_hub(request);
            break;
        case Trick::delay:
            std::this_thread::sleep_for(std::chrono::milliseconds{250});
            break;
        case Trick::html:
            return send_all(client, page("200 OK", "content-type: text/html\r\n",
                                         "<html><body>Please accept our terms</body></html>"));
        case Trick::server_error:
            return send_all(client,
                            page("500 Internal Server Error", "content-type: text/plain\r\n", "oops"));
        case Trick::half_json:
            return send_all(client,
                            page("200 OK", "content-type: application/json\r\nx-suishou-protocol: 1\r\n",
                                 R"({"hub_time": 17979)"));
        case Trick::empty:
            return send_all(client, page("200 OK", "", ""));
        case Trick::honest:
            break;
    }
    send_all(client, ask_hub(request));
}

Trick MisbehavingProxy::next_trick(const std::string& request) {
    if (!misbehaves_) return Trick::honest;
    const bool push = request.starts_with("POST");
    const auto trick = static_cast<Trick>((push ? pushes_ : pulls_)++ % played_.size());
    if (push) ++played_[static_cast<std::size_t>(trick)];
    return trick;
}

std::string MisbehavingProxy::ask_hub(const std::string& request) {
    const base::UniqueFd hub(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const auto address = local(hub_port_);
    if (::connect(hub.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) return {};
    remember(hub.get());
    auto asked = request;
    asked.insert(asked.find("\r\n") + 2, "Connection: close\r\n");
    send_all(hub.get(), asked);
    std::string answer;
    while (receive_more(hub.get(), answer)) {
    }
    forget(hub.get());
    return answer;
}

void MisbehavingProxy::remember(int fd) {
    std::lock_guard lock(mutex_);
    open_.insert(fd);
    if (cut_) ::shutdown(fd, SHUT_RDWR);
}

void MisbehavingProxy::forget(int fd) {
    std::lock_guard lock(mutex_);
    open_.erase(fd);
}

}  // namespace fakes
