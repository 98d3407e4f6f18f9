#include "hub/api/connection.h"

#include <algorithm>
#include <cerrno>

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>

namespace hub {

namespace {

// How late a stop of the server may be noticed.
constexpr std::chrono::milliseconds look_again{200};

void name_of(const sockaddr_storage& address, std::string& ip, int& port) {
    char text[INET6_ADDRSTRLEN] = "";
    if (address.ss_family == AF_INET) {
        const auto& v4 = reinterpret_cast<const sockaddr_in&>(address);
        inet_ntop(AF_INET, &v4.sin_addr, text, sizeof text);
        port = ntohs(v4.sin_port);
    } else if (address.ss_family == AF_INET6) {
        const auto& v6 = reinterpret_cast<const sockaddr_in6&>(address);
        inet_ntop(AF_INET6, &v6.sin6_addr, text, sizeof text);
        port = ntohs(v6.sin6_port);
    }
    ip = text;
}

}  // namespace

Connection::Connection(socket_t socket, House house) : socket_(socket), house_(std::move(house)) {}

bool Connection::await(short event, Clock::time_point until, Clock::time_point if_crowded) const {
    for (;;) {
        const auto now = Clock::now();
        if (now >= if_crowded && house_.crowded()) return false;
        if (!ending_ && house_.ending()) ending_ = now;
        if (ending_) until = std::min(until, *ending_ + grace_);
        const auto left = std::max(until - now, Clock::duration::zero());
        pollfd wait{socket_, event, 0};
        const auto ms =
            std::chrono::ceil<std::chrono::milliseconds>(std::min<Clock::duration>(left, look_again));
        const int ready = ::poll(&wait, 1, static_cast<int>(ms.count()));
        if (ready > 0) return true;
        if (left == Clock::duration::zero() || (ready < 0 && errno != EINTR)) return false;
    }
}

bool Connection::waits_for_request(std::chrono::seconds at_most) {
    const auto now = Clock::now();
    grace_ = {};
    return at_ < end_ || await(POLLIN, now + at_most, now + look_again);
}

void Connection::begin(std::chrono::seconds patience) {
    in_head_ = true;
    head_bytes_ = 0;
    answered_ = says_close_ = false;
    grace_ = house_.grace;
    began_ = Clock::now();
    deadline_ = began_ + patience;
    if_crowded_ = began_ + Clock::duration(patience) / 8;
    for_writing_ = patience;
}

void Connection::head_is_read(std::chrono::seconds patience) {
    in_head_ = false;
    body_bytes_ = 0;
    deadline_ = began_ + patience;
    for_writing_ = patience;
}

bool Connection::is_readable() const {
    return at_ < end_ || await(POLLIN, deadline_, if_crowded_);
}

bool Connection::is_writable() const {
    const auto until = Clock::now() + std::max(for_writing_, Clock::duration::zero());
    if (!await(POLLOUT, until, until)) return false;
    char byte = 0;
    const auto seen = ::recv(socket_, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return seen > 0 || (seen < 0 && (errno == EAGAIN || errno == EINTR));
}

Connection::Clock::time_point Connection::last_moment() const {
    return ending_ ? std::min(deadline_, *ending_ + grace_) : deadline_;
}

// Bytes into the empty buffer; false: none will come.
bool Connection::fill() {
    for (;;) {
        if (Clock::now() >= last_moment()) return !ending_ && give_up(Cut::too_slow) > 0;
        const auto got = ::recv(socket_, buffer_.data(), buffer_.size(), MSG_DONTWAIT);
        if (got > 0) {
            at_ = 0;
            end_ = static_cast<std::size_t>(got);
            return true;
        }
        if (got == 0 || (errno != EAGAIN && errno != EINTR)) return false;
        if (!await(POLLIN, deadline_, if_crowded_)) return !house_.ending() && give_up(Cut::too_slow) > 0;
    }
}

ssize_t Connection::read(char* to, size_t size) {
    if (cut_) return -1;
    if (at_ == end_) {
        errno = 0;
        if (!fill()) return cut_ || errno != 0 ? -1 : 0;
    }
    const std::size_t count = std::min(size, end_ - at_);
    if (in_head_ && (head_bytes_ += count) > most_head) return give_up(Cut::head_too_large);
    std::copy_n(buffer_.data() + at_, count, to);
    at_ += count;
    body_bytes_ += in_head_ ? 0 : count;
    return static_cast<ssize_t>(count);
}

// The library writes a head in one piece, and its own "100 Continue" before it.
void Connection::note_head(std::string_view answer) {
    if (answered_ || answer.starts_with("HTTP/1.1 1")) return;
    answered_ = true;
    says_close_ = answer.substr(0, answer.find("\r\n\r\n") + 2).find("\r\nConnection: close\r\n") !=
                  std::string_view::npos;
}

ssize_t Connection::write(const char* from, size_t size) {
    note_head({from, size});
    if (cut_ && in_head_) return -1;  // the library's words would be "400"; ours say what it was
    for (;;) {
        const auto sent = ::send(socket_, from, size, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent >= 0) return sent;
        if (errno != EAGAIN && errno != EINTR) return -1;
        const auto began = Clock::now();
        const bool ready = await(POLLOUT, began + for_writing_, began + for_writing_);
        for_writing_ -= Clock::now() - began;
        if (!ready) return house_.ending() ? -1 : give_up(Cut::too_slow);
    }
}

void Connection::say_last(std::string_view text) {
    (void)::send(socket_, text.data(), text.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
}

void Connection::hear_out(std::size_t bytes) {
    ::shutdown(socket_, SHUT_WR);
    std::array<char, 4096> unwanted;
    while (bytes > 0) {
        const auto got = read(unwanted.data(), std::min(bytes, unwanted.size()));
        if (got <= 0) return;
        bytes -= static_cast<std::size_t>(got);
    }
}

void Connection::get_remote_ip_and_port(std::string& ip, int& port) const {
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    if (::getpeername(socket_, reinterpret_cast<sockaddr*>(&address), &size) == 0) name_of(address, ip, port);
}

void Connection::get_local_ip_and_port(std::string& ip, int& port) const {
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    if (::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) == 0) name_of(address, ip, port);
}

}  // namespace hub
