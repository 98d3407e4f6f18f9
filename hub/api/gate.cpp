#include "hub/api/gate.h"

#include <algorithm>

#include <fmt/core.h>
#include <sys/socket.h>
#include <unistd.h>

#include "hub/api/body.h"
#include "hub/api/routes.h"
#include "kiosk/protocol/messages.h"

namespace hub {

namespace {

bool is_proxy_here(const std::string& address) {
    return address == "127.0.0.1" || address == "::1";
}

bool library_reads_body(const httplib::Request& request) {
    const std::string& method = request.method;
    return method == "POST" || method == "PUT" || method == "PATCH" ||
           (method == "DELETE" && request.has_header("Content-Length"));
}

// Bytes after this head might be taken for a request that nobody sent.
bool ends_unclearly(const httplib::Request& request) {
    const bool sized = request.has_header("Content-Length"),
               chunked = request.has_header("Transfer-Encoding");
    if (library_reads_body(request)) return sized == chunked;
    return chunked || (sized && request.get_header_value("Content-Length") != "0");
}

// Without a size a body is empty (RFC 9112, section 6.3); the library would read on to the end of the
// connection.
void settle_body(httplib::Request& request) {
    if (library_reads_body(request) && !request.has_header("Content-Length") &&
        !request.has_header("Transfer-Encoding"))
        request.set_header("Content-Length", "0");
}

std::chrono::seconds patience_for(const httplib::Request& request, std::chrono::seconds otherwise) {
    const Found found = find_route(routes(), request.method, request.path);
    return found.route && found.route->patience.count() > 0 ? found.route->patience : otherwise;
}

std::string last_words(Services& services, Cut why) {
    const char* status = why == Cut::too_slow         ? "408 Request Timeout"
                         : why == Cut::head_too_large ? "431 Request Header Fields Too Large"
                                                      : "503 Service Unavailable";
    const char* words = why == Cut::too_slow         ? "the request took too long"
                        : why == Cut::head_too_large ? "the headers are too large"
                                                     : "too many connections from this address";
    const std::string code =
        why == Cut::too_many ? protocol::error_code::unavailable : protocol::error_code::malformed;
    const std::string body = protocol::encode(protocol::ErrorAnswer{code, words, services.clock.wall()});
    return fmt::format(
        "HTTP/1.1 {}\r\nContent-Type: application/json; charset=utf-8\r\nCache-Control: no-store\r\n"
        "Connection: close\r\nContent-Length: {}\r\n\r\n{}",
        status, body.size(), body);
}

}  // namespace

Gate::Place::Place(Gate& gate, std::string address) : gate_(gate), address_(std::move(address)) {
    std::lock_guard lock(gate_.mutex_);
    auto& here = gate_.here_[address_];
    taken_ = here < gate_.rules_.connections_each || is_proxy_here(address_);
    if (taken_) ++here;
}

Gate::Place::~Place() {
    if (!taken_) return;
    std::lock_guard lock(gate_.mutex_);
    const auto here = gate_.here_.find(address_);
    if (--here->second == 0) gate_.here_.erase(here);
}

bool Gate::process_and_close_socket(socket_t socket) {
    ++busy_;
    Connection connection(
        socket, {[this] { return svr_sock_ == INVALID_SOCKET; }, [this] { return crowded(); }, rules_.grace});
    std::string address;
    int port = 0;
    connection.get_remote_ip_and_port(address, port);
    {
        const Place place(*this, address);
        if (place.taken())
            serve(connection, address, port);
        else
            turn_away(connection, address);
    }
    ::shutdown(socket, SHUT_RDWR);
    ::close(socket);
    --busy_;
    return true;
}

void Gate::serve(Connection& connection, const std::string& address, int port) {
    for (std::size_t left = keep_alive_max_count_; left > 0; --left) {
        if (svr_sock_ == INVALID_SOCKET || !connection.waits_for_request(rules_.keep_alive)) return;
        connection.begin(rules_.patience);
        const bool more = answer_one(connection, address, port, left == 1);
        if (connection.cut()) return end_early(connection, address);
        if (!more) return;
    }
}

bool Gate::answer_one(Connection& connection, const std::string& address, int port, bool last) {
    bool closed = false, unclear = true;  // until the head was understood
    std::size_t body = 0;
    const auto head_is_read = [&](httplib::Request& request) {
        connection.head_is_read(patience_for(request, rules_.patience));
        unclear = ends_unclearly(request);
        settle_body(request);
        body = declared_size(request.get_header_value("Content-Length"));
    };
    const bool done = process(*this, connection, {address, port}, last, closed, head_is_read);
    const std::size_t unread = body - std::min(body, connection.body_bytes());
    if (!unclear && !connection.cut() && unread > 0 && body <= most_thrown_away) connection.hear_out(unread);
    return done && !closed && !unclear && unread == 0 && !connection.says_close();
}

void Gate::turn_away(Connection& connection, const std::string& address) {
    services_.metrics->cut(Cut::too_many);
    services_.log("connection_cut", {{"reason", "too_many"}, {"source", address}});
    connection.say_last(last_words(services_, Cut::too_many));
}

void Gate::end_early(Connection& connection, const std::string& address) {
    const Cut why = *connection.cut();
    services_.metrics->cut(why);
    services_.log("connection_cut", {{"reason", std::string(cut_names[static_cast<std::size_t>(why)])},
                                     {"source", address},
                                     {"while", connection.in_head() ? "head" : "body or answer"}});
    if (connection.in_head()) connection.say_last(last_words(services_, why));
}

}  // namespace hub
