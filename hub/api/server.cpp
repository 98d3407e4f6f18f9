#include "hub/api/server.h"

#include <algorithm>
#include <atomic>
#include <cctype>

#include <arpa/inet.h>
#include <httplib.h>

#include "base/worker.h"
#include "hub/api/body.h"
#include "hub/api/door.h"
#include "hub/api/gate.h"
#include "hub/api/gzip.h"
#include "hub/handlers/api.h"
#include "hub/handlers/open311.h"

namespace hub {

struct Server::Parts {
    Parts(Services given, GateRules rules) : services(std::move(given)), http(services, rules) {}

    Services services;
    Gate http;
    base::Worker worker;
    int port = 0;
    std::atomic<bool> stopped = false, ended = false;
    std::atomic<std::uint64_t> requests = 0;
    const std::string run_id = base::hex16(base::random_u64()).substr(8);  // request ids differ over restarts
};

namespace {

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

// Some proxies name a port: "192.0.2.7:4711", "[2001:db8::7]:4711" (as RFC 7239, section 6).
std::string without_port(const std::string& node) {
    if (node.starts_with('[')) return node.substr(1, node.find(']') - 1);
    const auto colon = node.find(':');
    return colon == node.rfind(':') ? node.substr(0, colon) : node;
}

// A proxy of this machine is believed about whom it speaks for; the last name in its list is its own.
std::string peer_of(const std::string& remote, const std::string& forwarded) {
    if ((remote != "127.0.0.1" && remote != "::1") || forwarded.empty()) return remote;
    const auto comma = forwarded.rfind(',');
    std::string last = comma == std::string::npos ? forwarded : forwarded.substr(comma + 1);
    last.erase(0, last.find_first_not_of(' '));
    last = without_port(last);
    in6_addr bytes{};
    const bool address =
        inet_pton(AF_INET, last.c_str(), &bytes) == 1 || inet_pton(AF_INET6, last.c_str(), &bytes) == 1;
    return address ? last : remote;
}

Request request_of(const httplib::Request& from, std::string id) {
    Request request;
    request.id = std::move(id);
    request.path = from.path;
    for (const auto& [name, value] : from.headers)
        request.headers.emplace(lower(name), value);
    for (const auto& [name, value] : from.params)
        request.query.emplace(name, value);
    request.peer = peer_of(from.remote_addr, request.header("x-forwarded-for"));
    return request;
}

// Below this a frame costs more than it saves.
constexpr std::size_t worth_packing = 1000;

Response packed(Response answer, const Request& request) {
    const bool packed_already = answer.content_type == "image/png" || answer.content_type == "image/jpeg";
    if (answer.body.size() < worth_packing || packed_already) return answer;
    answer.headers.emplace_back("Vary", "Accept-Encoding");
    if (!takes_gzip(request.header("accept-encoding"))) return answer;
    std::string smaller = gzipped(answer.body);
    if (smaller.empty() || smaller.size() >= answer.body.size()) return answer;
    answer.body = std::move(smaller);
    answer.headers.emplace_back("Content-Encoding", "gzip");
    return answer;
}

// `keep` false: the body was not read to its end, or only the library knows where it ends. The gate closes
// where an answer says so.
void put(const Response& from, httplib::Response& to, bool keep) {
    to.status = from.status;
    for (const auto& [name, value] : from.headers)
        to.set_header(name, value);
    if (from.events) {
        to.set_chunked_content_provider("text/event-stream",
                                        [next = from.events](std::size_t, httplib::DataSink& sink) {
                                            const auto piece = next();
                                            if (piece) return sink.write(piece->data(), piece->size());
                                            sink.done();
                                            return true;
                                        });
        return;
    }
    to.set_content(from.body, from.content_type.c_str());
    if (!keep) to.set_header("Connection", "close");
}

// Anything else is a stranger's text, and no matter for the log.
bool is_method(std::string_view text) {
    constexpr std::string_view known[] = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
    return std::find(std::begin(known), std::end(known), text) != std::end(known);
}

class Front {
  public:
    Front(Services& services, std::function<std::string()> next_id)
        : services_(services), next_id_(std::move(next_id)) {}

    void install(httplib::Server& http) {
        const auto bare = [this](const httplib::Request& from, httplib::Response& to) {
            respond(from, to, [&](Request& request) { return answer_bare(services_, from.method, request); });
        };
        const auto with_body = [this](const httplib::Request& from, httplib::Response& to,
                                      const httplib::ContentReader& read) { take(from, to, read); };
        http.Get(".*", bare);
        http.Options(".*", bare);
        http.Post(".*", with_body);
        http.Put(".*", with_body);
        http.Patch(".*", with_body);
        http.Delete(".*", with_body);
        http.set_exception_handler(
            [this](const httplib::Request& from, httplib::Response& to, std::exception_ptr) {
                respond(
                    from, to,
                    [this](Request&) {
                        return refuse(services_, 500, protocol::error_code::internal, "a fault of the hub");
                    },
                    false);
            });
        // What the library refuses by itself (an unknown method, a line too long) is ours to word as well.
        http.set_error_handler([this](const httplib::Request& from, httplib::Response& to) {
            if (!to.body.empty() || to.has_header("x-request-id")) return;
            const int status = to.status;
            respond(
                from, to,
                [&](Request&) {
                    return refuse(services_, status, protocol::error_code::malformed,
                                  "the request cannot be read");
                },
                !from.has_header("Transfer-Encoding"));
        });
    }

  private:
    template <class Answer>
    void respond(const httplib::Request& from, httplib::Response& to, Answer answer, bool keep = true) {
        const auto began = std::chrono::steady_clock::now();
        Request request = request_of(from, next_id_());
        Response answered = answer(request);
        const std::string why = answered.why;
        put(packed(std::move(answered), request), to, keep);
        finish(request, from.method, to, why, began);
    }

    // Who asks is settled before the body is kept, and once more after it: somebody who was shut out while
    // sending is not let in. A body is read even to be thrown away: closing a connection on unread bytes
    // would tear the answer from the peer's hands. Of sixteen megabytes that is done behind the answer.
    void take(const httplib::Request& from, httplib::Response& to, const httplib::ContentReader& read) {
        const auto began = std::chrono::steady_clock::now();
        Request request = request_of(from, next_id_());
        const Found found = find_route(routes(), from.method, request.path);
        request.steps = found.steps;
        std::optional<Response> refusal;
        if (!found.route)
            refusal = no_route(services_, request, found);
        else if (auto early = admit_in_turn(services_, *found.route, request);
                 std::holds_alternative<Response>(early))
            refusal = std::move(std::get<Response>(early));
        const std::size_t most = refusal ? 0 : found.route->most_bytes;
        const bool answered_first = refusal && found.route && found.route->key_of;
        const Body body = answered_first ? Body::unread : read_body(from, request, read, most);
        Response answer = refusal ? std::move(*refusal) : answer_to(*found.route, request, body);
        const std::string why = answer.why;
        put(packed(std::move(answer), request), to,
            body == Body::whole && !from.has_header("Transfer-Encoding"));
        finish(request, from.method, to, why, began);
    }

    Response answer_to(const Route& route, Request& request, Body body) {
        if (body != Body::whole) return refuse_body(services_, route, request, body == Body::too_large);
        if (auto other = refuse_kind(services_, route, request)) return std::move(*other);
        auto admitted = admit_with_body(services_, route, request);
        if (auto* late = std::get_if<Response>(&admitted)) return std::move(*late);
        return call(services_, route, std::get<Asker>(admitted), request);
    }

    void finish(const Request& request, const std::string& method, httplib::Response& to,
                const std::string& why, std::chrono::steady_clock::time_point began) {
        to.set_header("x-request-id", request.id);
        if (request.path.starts_with("/api/"))
            to.set_header(protocol::header, std::to_string(protocol::version));
        const auto took =
            std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began);
        const Found found = find_route(routes(), method, request.path);
        const auto all = routes();
        services_.metrics->answered(
            found.route ? static_cast<std::size_t>(found.route - all.data()) : all.size(), to.status, took);
        // The route's pattern, never the path: that may hold somebody's token, or a mistyped one.
        services_.log("request", {{"request", request.id},
                                  {"method", is_method(method) ? method : "other"},
                                  {"path", found.route ? std::string(found.route->path) : "other"},
                                  {"status", std::to_string(to.status)},
                                  {"ms", std::to_string(took.count() / 1000)}});
        if (!why.empty()) services_.log("refused", {{"request", request.id}, {"why", why}});
    }

    Services& services_;
    std::function<std::string()> next_id_;
};

void configure(httplib::Server& http, std::size_t threads) {
    http.new_task_queue = [threads] { return new httplib::ThreadPool(threads); };
    http.set_tcp_nodelay(true);  // without it every small answer waits 40 ms for an acknowledgement
    http.set_keep_alive_max_count(10'000);
    // A longer body is skipped by the library itself; up to here each route has its own word.
    std::size_t most = 0;
    for (const Route& route : routes())
        most = std::max(most, route.most_bytes);
    http.set_payload_max_length(most);
}

}  // namespace

namespace {

std::shared_ptr<Metrics> metrics_of(std::span<const Route> all) {
    std::vector<std::pair<std::string, std::string>> names;
    for (const Route& route : all)
        names.emplace_back(route.method, route.path);
    return std::make_shared<Metrics>(names);
}

}  // namespace

std::size_t waiting_seats(std::size_t threads) {
    constexpr std::size_t for_everything_else = 32;
    return threads >= 2 * for_everything_else ? threads - for_everything_else
                                              : std::max<std::size_t>(1, threads / 2);
}

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Server::~Server() {
    stop();
}

namespace {

// The library listens with a queue of five: when many kiosks come back at once, the sixth waits a second for
// TCP to try again. Only the socket options hook shows us the socket.
int bind(httplib::Server& http, const ServerOptions& options) {
    constexpr int queue = 512;
    int listener = -1;
    http.set_socket_options([&listener](int socket) {
        const int yes = 1;
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
        listener = socket;
    });
    const bool any = options.port == 0;
    const int port = any ? http.bind_to_any_port(options.host)
                         : (http.bind_to_port(options.host, options.port) ? options.port : -1);
    http.set_socket_options([](int) {});
    if (port > 0) ::listen(listener, queue);
    return port;
}

}  // namespace

base::Result<std::unique_ptr<Server>> Server::start(const ServerOptions& options, Services services) {
    GateRules rules;
    rules.connections_each = options.connections_each > 0 ? options.connections_each
                                                          : std::max<std::size_t>(4, options.threads / 2);
    rules.crowded_above = (options.threads - waiting_seats(options.threads)) * 3 / 4;
    if (options.patience.count() > 0) rules.patience = options.patience;
    rules.grace = options.grace;
    auto parts = std::make_unique<Parts>(std::move(services), rules);

    Parts& p = *parts;
    p.services.room = std::make_shared<WaitingRoom>(waiting_seats(options.threads));
    p.services.metrics = metrics_of(routes());
    p.services.started = p.services.clock.wall();
    configure(p.http, options.threads);
    auto next_id = [&p] { return p.run_id + "-" + std::to_string(++p.requests); };
    auto front = std::make_shared<Front>(p.services, next_id);
    front->install(p.http);
    p.port = bind(p.http, options);
    if (p.port <= 0)
        return base::Error{base::ErrorKind::unavailable,
                           "cannot listen on " + options.host + ":" + std::to_string(options.port),
                           "hub.server.start"};
    p.worker = base::Worker("hub-http", [&p, front](std::stop_token) {
        p.http.listen_after_bind();
        p.ended = true;
        if (!p.stopped) p.services.give_up();
    });
    return std::unique_ptr<Server>(new Server(std::move(parts)));
}

int Server::port() const {
    return parts_->port;
}

void Server::stop() {
    if (parts_->stopped.exchange(true)) return;
    parts_->services.store.stop_waiting();
    // httplib forgets a stop that comes before its loop began.
    while (!parts_->http.is_running() && !parts_->ended) {
        std::this_thread::yield();
    }
    parts_->http.stop();
    parts_->worker.join();
}

}  // namespace hub
