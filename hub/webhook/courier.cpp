#include "hub/webhook/courier.h"

#include <condition_variable>
#include <mutex>
#include <thread>

#include <httplib.h>

#include "hub/clock.h"
#include "hub/handlers/request_places.h"
#include "hub/handlers/worker_link.h"
#include "hub/requests/dispatch.h"
#include "hub/webhook/signature.h"

namespace hub::webhook {

namespace {

constexpr std::chrono::seconds look_again{30}, breath{1}, longest_try{15};

base::Result<std::vector<std::string>> on_duty(Store& store, base::WallTime now) {
    const auto today = duty_day(now, utc_offset);
    const auto turns = store.dispatch_book().turns(today);
    if (!turns) return turns.error();
    std::vector<std::string> names;
    for (const DutyTurn& turn : *turns)
        if (turn.day == today) names.push_back(turn.name);
    return names;
}

// nullopt: the request is gone, and there is nothing to be told any more.
base::Result<std::optional<std::string>> body(Courier& courier, const Message& message, const House& house,
                                              base::WallTime now) {
    Store& store = courier.store;
    const auto request = store.service_request(message.number);
    if (!request) return request.error();
    if (!*request) return std::optional<std::string>();
    const auto places = request_places(store);
    if (!places) return places.error();
    const auto names = on_duty(store, now);
    if (!names) return names.error();
    const auto key = worker_key_of(store, courier.link_secret, **request, now);
    if (!key) return key.error();
    return std::optional(body_of(message, {**request, *places, *names, *key}, house));
}

bool took(const base::Result<int>& answer) {
    return answer && *answer >= 200 && *answer < 300;
}

std::string outcome(const base::Result<int>& answer) {
    return answer ? "status " + std::to_string(*answer) : base::describe(answer.error());
}

// The address, whose path may hold a key of the other side's, is in no log.
base::Status settle(Courier& courier, const Message& message, const base::Result<int>& answer) {
    auto book = courier.store.webhook_book();
    if (took(answer)) return book.taken(message.id);
    const auto rest = rest_after(message.attempts);
    courier.log(rest ? "webhook_failed" : "webhook_given_up", {{"message", message.id},
                                                               {"request", message.number},
                                                               {"attempt", std::to_string(message.attempts)},
                                                               {"outcome", outcome(answer)}});
    return book.not_taken(message.id, rest ? std::optional(courier.clock.wall() + *rest) : std::nullopt);
}

// Without an answer the others would wait one by one: they rest, too.
enum class Next { go_on, rest };

base::Result<Next> send(Courier& courier, const Message& message, const House& house) {
    const auto now = courier.clock.wall();
    const auto text = body(courier, message, house, now);
    if (!text) return text.error();
    if (!*text) {
        const auto gone = courier.store.webhook_book().taken(message.id);
        return gone ? base::Result<Next>(Next::go_on) : gone.error();
    }
    const long long seconds = base::to_ms(now) / 1000;
    const auto answer = courier.carrier({house.url, message.id, std::to_string(seconds),
                                         signature_of(courier.secret, message.id, seconds, **text), **text});
    if (auto settled = settle(courier, message, answer); !settled) return settled.error();
    return answer ? Next::go_on : Next::rest;
}

base::Result<Next> send_next(Courier& courier) {
    const auto house = courier.store.webhook_book().house();
    if (!house) return house.error();
    if (!*house) return Next::rest;
    const auto message = courier.store.webhook_book().claim(courier.clock.wall());
    if (!message) return message.error();
    return *message ? send(courier, **message, **house) : Next::rest;
}

}  // namespace

base::Result<int> carry(const Post& post) try {
    const auto path = post.url.find('/', post.url.find("://") + 3);
    httplib::Client client(post.url.substr(0, path));
    client.set_connection_timeout(std::chrono::seconds{5});
    client.set_read_timeout(std::chrono::seconds{10});
    client.set_write_timeout(std::chrono::seconds{5});
    client.set_tcp_nodelay(true);
    // The library bounds each read, not all of them together: whoever answers a byte at a time is cut off.
    const std::jthread watchdog([&client](std::stop_token done) {
        std::mutex mutex;
        std::condition_variable_any waits;
        std::unique_lock lock(mutex);
        // The system's clock, as in PasswordDesk.
        const auto late = std::chrono::system_clock::now() + longest_try;
        if (!waits.wait_until(lock, done, late, [&] { return done.stop_requested(); })) client.stop();
    });
    int status = 0;
    httplib::Request request;
    request.method = "POST";
    request.path = path == std::string::npos ? "/" : post.url.substr(path);
    request.headers = {{"webhook-id", post.id},
                       {"webhook-timestamp", post.timestamp},
                       {"webhook-signature", post.signature},
                       {"Content-Type", "application/json"}};
    request.body = post.body;
    // What it says beyond its status is not read: it may have no end.
    request.response_handler = [&](const httplib::Response& answer) {
        status = answer.status;
        return false;
    };
    const auto answer = client.send(request);
    if (status != 0) return status;
    if (answer) return answer->status;
    return base::Error{base::ErrorKind::network, httplib::to_string(answer.error()), "webhook"};
} catch (const std::exception& error) {
    return base::Error{base::ErrorKind::invalid, error.what(), "webhook"};
}

bool Courier::go(std::stop_token stop) {
    const auto failed = [&](const base::Error& error) {
        log("store_error", {{"error", base::describe(error)}});
        return false;
    };
    while (!stop.stop_requested()) {
        // Before each message: a receiver that is slow keeps nobody from being reminded.
        if (const auto taken = store.relieve_whoever_left(clock.wall()); !taken) return failed(taken.error());
        if (const auto reminded = store.remind(clock.wall()); !reminded) return failed(reminded.error());
        if (const auto settled = store.confirm_what_is_long_done(clock.wall()); !settled)
            return failed(settled.error());
        const auto next = send_next(*this);
        if (!next) return failed(next.error());
        if (*next == Next::rest) break;
    }
    return true;
}

base::Worker begin(Courier courier) {
    return base::Worker("hub-webhook", [courier = std::move(courier)](std::stop_token stop) mutable {
        std::mutex mutex;
        std::condition_variable_any ended;
        std::unique_lock lock(mutex);
        while (!stop.stop_requested()) {
            const auto head = courier.store.head();
            const bool went = courier.go(stop);
            if (head && went) courier.store.wait_for_change(*head, look_again);
            // A busy house changes many times a second; after a fault, too, there is no hurry.
            ended.wait_until(lock, stop, std::chrono::system_clock::now() + (went ? breath : look_again),
                             [] { return false; });
        }
    });
}

}  // namespace hub::webhook
