// A TCP client that sends what it is told, byte by byte if need be: for what no HTTP library would send.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>

#include "base/unique_fd.h"

namespace fakes {

class RawClient {
  public:
    // From any address of the loopback, so that a test can be several peers.
    explicit RawClient(int port, const char* from = "127.0.0.1")
        : fd_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        const sockaddr_in here = address(from, 0), there = address("127.0.0.1", port);
        connected_ = bind(fd_.get(), reinterpret_cast<const sockaddr*>(&here), sizeof here) == 0 &&
                     connect(fd_.get(), reinterpret_cast<const sockaddr*>(&there), sizeof there) == 0;
    }
    bool connected() const { return connected_; }

    // False: the other end has closed.
    bool say(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto sent = send(fd_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    void say_no_more() { shutdown(fd_.get(), SHUT_WR); }
    // Whether something, or the end, comes within the time.
    bool hears(int ms) const {
        pollfd wait{fd_.get(), POLLIN, 0};
        return poll(&wait, 1, ms) == 1;
    }
    // All until the other end closes, or nothing comes for the time.
    std::string rest(int ms = 30'000) {
        std::string all;
        char buffer[4096];
        while (hears(ms)) {
            const auto n = recv(fd_.get(), buffer, sizeof buffer, 0);
            if (n <= 0) {
                closed_ = true;
                break;
            }
            all.append(buffer, static_cast<std::size_t>(n));
        }
        return all;
    }
    bool closed() const { return closed_; }  // as far as rest() has seen

  private:
    static sockaddr_in address(const char* host, int port) {
        sockaddr_in result{};
        result.sin_family = AF_INET;
        result.sin_port = htons(static_cast<std::uint16_t>(port));
        inet_pton(AF_INET, host, &result.sin_addr);
        return result;
    }

    base::UniqueFd fd_;
    bool connected_ = false, closed_ = false;
};

}  // namespace fakes
