#include "hub/webhook/courier.h"

#include <condition_variable>
#include <mutex>

#include <httplib.h>

#include "hub/clock.h"
#include "hub/handlers/request_places.h"
#include "hub/requests/dispatch.h"
#include "hub/webhook/signature.h"

namespace hub::webhook {

namespace {

constexpr std::chrono::seconds look_again{30}, breath{1};

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
base::Result<std::optional<std::string>> body(Store& store, const Message& message, const House& house,
                                              base::WallTime now) {
    const auto request = store.service_request(message.number);
    if (!request) return request.error();
    if (!*request) return std::optional<std::string>();
    const auto places = request_places(store);
    if (!places) return places.error();
    const auto names = on_duty(store, now);
    if (!names) return names.error();
    return std::optional(body_of(message, {**request, *places, *names}, house));
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

base::Status send(Courier& courier, const Message& message, const House& house) {
    const auto now = courier.clock.wall();
    const auto text = body(courier.store, message, house, now);
    if (!text) return text.error();
    if (!*text) return courier.store.webhook_book().taken(message.id);
    const long long seconds = base::to_ms(now) / 1000;
    return settle(courier, message,
                  courier.carrier({house.url, message.id, std::to_string(seconds),
                                   signature_of(courier.secret, message.id, seconds, **text), **text}));
}

base::Result<bool> send_next(Courier& courier) {
    const auto house = courier.store.webhook_book().house();
    if (!house) return house.error();
    if (!*house) return false;
    const auto message = courier.store.webhook_book().claim(courier.clock.wall());
    if (!message) return message.error();
    if (!*message) return false;
    if (auto sent = send(courier, **message, **house); !sent) return sent.error();
    return true;
}

}  // namespace

base::Result<int> carry(const Post& post) {
    const auto path = post.url.find('/', post.url.find("://") + 3);
    httplib::Client client(post.url.substr(0, path));
    client.set_connection_timeout(std::chrono::seconds{5});
    client.set_read_timeout(std::chrono::seconds{10});
    client.set_write_timeout(std::chrono::seconds{5});
    client.set_tcp_nodelay(true);
    const auto answer = client.Post(path == std::string::npos ? "/" : post.url.substr(path),
                                    {{"webhook-id", post.id},
                                     {"webhook-timestamp", post.timestamp},
                                     {"webhook-signature", post.signature}},
                                    post.body, "application/json");
    if (!answer) return base::Error{base::ErrorKind::network, httplib::to_string(answer.error()), "webhook"};
    return answer->status;
}

bool Courier::go(std::stop_token stop) {
    const auto failed = [&](const base::Error& error) {
        log("store_error", {{"error", base::describe(error)}});
        return false;
    };
    if (const auto reminded = store.remind(clock.wall()); !reminded) return failed(reminded.error());
    while (!stop.stop_requested()) {
        const auto more = send_next(*this);
        if (!more) return failed(more.error());
        if (!*more) break;
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
            ended.wait_for(lock, stop, went ? breath : look_again, [] { return false; });
        }
    });
}

}  // namespace hub::webhook
