#include "hub/api/server.h"

#include <algorithm>
#include <atomic>
#include <cctype>
#include <charconv>
#include <limits>

#include <httplib.h>

#include "base/worker.h"
#include "hub/api/gzip.h"
#include "hub/handlers/api.h"
#include "hub/handlers/enrolment.h"
#include "hub/handlers/phone_page.h"

namespace hub {

struct Server::Parts {
    explicit Parts(Services given) : services(std::move(given)) {}

    Services services;
    httplib::Server http;
    base::Worker worker;
    int port = 0;
    std::atomic<bool> stopped = false, ended = false;
    std::atomic<std::uint64_t> requests = 0;
    const std::string run_id = base::hex16(base::random_u64()).substr(8);  // request ids differ over restarts
};

namespace {

using Handler = std::function<Response(const Request&)>;

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

// A proxy on this machine says for whom it asks; nobody else is believed.
std::string source_of(const httplib::Request& from) {
    constexpr std::size_t longest = 64;
    const bool proxy = from.remote_addr == "127.0.0.1" || from.remote_addr == "::1";
    std::string named = proxy ? from.get_header_value("X-Forwarded-For") : "";
    named.erase(0, named.rfind(',') + 1);  // npos + 1: nothing
    std::erase(named, ' ');
    return named.empty() || named.size() > longest ? from.remote_addr : named;
}

Request request_of(const httplib::Request& from, std::string id) {
    Request request;
    request.id = std::move(id);
    request.path = from.path;
    request.source = source_of(from);
    for (const auto& [name, value] : from.headers)
        request.headers.emplace(lower(name), value);
    for (const auto& [name, value] : from.params)
        request.query.emplace(name, value);
    return request;
}

// Below this a frame costs more than it saves.
constexpr std::size_t worth_packing = 1000;

Response packed(Response answer, const Request& request) {
    if (answer.body.size() < worth_packing) return answer;
    answer.headers.emplace_back("Vary", "Accept-Encoding");
    if (!takes_gzip(request.header("accept-encoding"))) return answer;
    std::string smaller = gzipped(answer.body);
    if (smaller.empty() || smaller.size() >= answer.body.size()) return answer;
    answer.body = std::move(smaller);
    answer.headers.emplace_back("Content-Encoding", "gzip");
    return answer;
}

// `keep` false: the body was not read to its end, so nothing more can be understood on this connection.
void put(const Response& from, httplib::Response& to, bool keep) {
    to.status = from.status;
    for (const auto& [name, value] : from.headers)
        to.set_header(name, value);
    if (keep) {
        to.set_content(from.body, from.content_type.c_str());
        return;
    }
    to.set_header("Connection", "close");
    // A provider that fails after the last byte is how this library is told to close the connection.
    to.set_content_provider(from.body.size(), from.content_type.c_str(),
                            [body = from.body](std::size_t offset, std::size_t, httplib::DataSink& sink) {
                                sink.write(body.data() + offset, body.size() - offset);
                                return false;
                            });
}

// A body that declares itself too large is still read to its end, so that its sender hears why; up to here.
constexpr std::size_t most_thrown_away = 64u << 20;

std::size_t declared_size(const Request& request) {
    const std::string text = request.header("content-length");
    std::size_t size = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), size);
    return parsed.ec == std::errc::result_out_of_range ? std::numeric_limits<std::size_t>::max() : size;
}

// Only what we know by name: any other path may be a mistyped one with somebody's token or name in it.
std::string path_for_log(const std::string& path) {
    for (const char* known : {"/api/v1/facts", "/api/v1/changes", "/api/v1/clock", "/api/v1/enrolments",
                              "/api/v1/token", "/healthz", "/readyz"})
        if (path == known) return path;
    if (path.starts_with("/api/v1/enrolments/")) return "/api/v1/enrolments/*";
    return path.starts_with("/p/") ? "/p/*" : "other";
}

class Routes {
  public:
    Routes(Services& services, std::function<std::string()> next_id)
        : services_(services), next_id_(std::move(next_id)) {}

    void install(httplib::Server& http) {
        http.Get("/api/v1/changes", guarded([this](const Kiosk& kiosk, const Request& request) {
                     return get_changes(services_, kiosk, request);
                 }));
        http.Get("/api/v1/clock", guarded([this](const Kiosk&, const Request& request) {
                     return get_clock(services_, request);
                 }));
        http.Get("/healthz", open([](const Request&) { return get_health(); }));
        http.Get("/readyz", open([this](const Request&) { return get_ready(services_); }));
        http.Get("/p/.*",
                 open([this](const Request& request) { return get_phone_page(services_, request); }));
        http.Post("/api/v1/facts", facts_route());
        http.Get("/api/v1/enrolments/.*",
                 open([this](const Request& request) { return get_enrolment(services_, request); }));
        http.Post("/api/v1/enrolments",
                  with_body([](const Request&) -> std::optional<Response> { return std::nullopt; },
                            [this](const Request& request) { return post_enrolment(services_, request); }));
        http.Post("/api/v1/token", kiosk_route(post_token));
        const auto nothing_here =
            with_body([](const Request&) -> std::optional<Response> { return std::nullopt; },
                      [this](const Request&) {
                          return refuse(services_, 404, protocol::error_code::not_found, "nothing here");
                      });
        http.Post(".*", nothing_here);
        http.Put(".*", nothing_here);
        http.Patch(".*", nothing_here);
        http.Delete(".*", nothing_here);
        http.set_exception_handler(
            [this](const httplib::Request& from, httplib::Response& to, std::exception_ptr) {
                answer(from, to, false, [this](const Request&) {
                    return refuse(services_, 500, protocol::error_code::internal, "a fault of the hub");
                });
            });
        // What the library refuses by itself (an unknown method, a line too long) is ours to word as well.
        http.set_error_handler([this](const httplib::Request& from, httplib::Response& to) {
            if (!to.body.empty() || to.has_header("x-request-id")) return;
            const int status = to.status;
            answer(from, to, true, [&](const Request&) {
                return refuse(services_, status, protocol::error_code::malformed,
                              "the request cannot be read");
            });
        });
        http.Get(".*", open([this](const Request&) {
                     return refuse(services_, 404, protocol::error_code::not_found, "nothing here");
                 }));
    }

  private:
    void answer(const httplib::Request& from, httplib::Response& to, bool keep, const Handler& handler) {
        const auto began = std::chrono::steady_clock::now();
        Request request = request_of(from, next_id_());
        put(packed(handler(request), request), to, keep);
        finish(request, from.method, to, began);
    }

    void finish(const Request& request, const std::string& method, httplib::Response& to,
                std::chrono::steady_clock::time_point began) {
        to.set_header("x-request-id", request.id);
        if (request.path.starts_with("/api/"))
            to.set_header(protocol::header, std::to_string(protocol::version));
        const auto took =
            std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began);
        services_.log("request", {{"request", request.id},
                                  {"method", method},
                                  {"path", path_for_log(request.path)},
                                  {"status", std::to_string(to.status)},
                                  {"ms", std::to_string(took.count())}});
    }

    httplib::Server::Handler open(Handler handler) {
        return [this, handler = std::move(handler)](const httplib::Request& from, httplib::Response& to) {
            answer(from, to, true, handler);
        };
    }

    httplib::Server::Handler guarded(std::function<Response(const Kiosk&, const Request&)> handler) {
        return open([this, handler = std::move(handler)](const Request& request) {
            auto who = authenticate(services_, request);
            if (auto* refusal = std::get_if<Response>(&who)) return std::move(*refusal);
            return handler(std::get<Kiosk>(who), request);
        });
    }

    // Who asks is settled before the body is kept. A body is read even to be thrown away: closing a
    // connection on unread bytes would tear the answer from the peer's hands. The limit counts bytes after
    // decompression.
    httplib::Server::HandlerWithContentReader with_body(
        std::function<std::optional<Response>(const Request&)> admit, Handler handler) {
        return [this, admit = std::move(admit), handler = std::move(handler)](
                   const httplib::Request& from, httplib::Response& to, const httplib::ContentReader& read) {
            const auto began = std::chrono::steady_clock::now();
            Request request = request_of(from, next_id_());
            const auto refusal = admit(request);
            const Body body = read_body(request, read);
            put(packed(refusal ? *refusal : answer_to(request, body, handler), request), to,
                body == Body::whole);
            finish(request, from.method, to, began);
        };
    }

    enum class Body { whole, too_large, torn };

    static Body read_body(Request& request, const httplib::ContentReader& read) {
        const std::size_t declared = declared_size(request);
        if (declared > most_thrown_away) return Body::too_large;
        // Beyond the payload limit the library skips the bytes by itself and never calls the receiver.
        bool too_large = declared > protocol::max_request;
        const bool whole = read([&](const char* data, std::size_t size) {
            too_large = too_large || request.body.size() + size > protocol::max_request;
            if (!too_large) request.body.append(data, size);
            return !too_large;
        });
        return too_large ? Body::too_large : whole ? Body::whole : Body::torn;
    }

    Response answer_to(const Request& request, Body body, const Handler& handler) {
        using namespace protocol;
        if (body == Body::too_large)
            return refuse(services_, 413, error_code::too_large, "the body is too large");
        if (body == Body::torn)
            return refuse(services_, 400, error_code::malformed, "the body could not be read");
        return handler(request);
    }

    httplib::Server::HandlerWithContentReader facts_route() { return kiosk_route(post_facts); }

    httplib::Server::HandlerWithContentReader kiosk_route(
        std::function<Response(Services&, const Kiosk&, const Request&)> handler) {
        const auto admit = [this](const Request& request) -> std::optional<Response> {
            auto who = authenticate(services_, request);
            if (auto* refusal = std::get_if<Response>(&who)) return std::move(*refusal);
            return std::nullopt;
        };
        // Asked twice: a kiosk that was revoked while it was sending is not let in.
        return with_body(admit, [this, handler = std::move(handler)](const Request& request) {
            auto who = authenticate(services_, request);
            if (auto* refusal = std::get_if<Response>(&who)) return std::move(*refusal);
            return handler(services_, std::get<Kiosk>(who), request);
        });
    }

    Services& services_;
    std::function<std::string()> next_id_;
};

void configure(httplib::Server& http, std::size_t threads) {
    http.new_task_queue = [threads] { return new httplib::ThreadPool(threads); };
    http.set_tcp_nodelay(true);  // without it every small answer waits 40 ms for an acknowledgement
    http.set_read_timeout(std::chrono::seconds{10});
    http.set_write_timeout(std::chrono::seconds{10});
    http.set_keep_alive_timeout(2);  // seconds; also how long stop() may wait for an idle connection
    http.set_keep_alive_max_count(10'000);
    http.set_payload_max_length(protocol::max_request);
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
    auto parts = std::make_unique<Parts>(std::move(services));

    Parts& p = *parts;
    p.services.room = std::make_shared<WaitingRoom>(waiting_seats(options.threads));
    configure(p.http, options.threads);
    auto next_id = [&p] { return p.run_id + "-" + std::to_string(++p.requests); };
    auto routes = std::make_shared<Routes>(p.services, next_id);
    routes->install(p.http);
    p.port = bind(p.http, options);
    if (p.port <= 0)
        return base::Error{base::ErrorKind::unavailable,
                           "cannot listen on " + options.host + ":" + std::to_string(options.port),
                           "hub.server.start"};
    p.worker = base::Worker("hub-http", [&p, routes](std::stop_token) {
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
