// What another program is told of service requests, as it happens (docs/webhook.md). Pure.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "hub/requests/service_request.h"
#include "hub/web/request_words.h"

namespace hub::webhook {

enum class Kind {
    moved,   // came into a state; of a report that a rule gives away at once, that it was given
    urged,   // by whoever reported it
    near,    // three quarters of the promised time have passed
    overdue  // its promise is broken
};
std::string_view to_string(Kind kind);  // "service_request.moved"
std::optional<Kind> parse_kind(std::string_view word);

// One message: the same id however often it is sent.
struct Message {
    std::string id;  // "msg_" and 32 hex digits
    Kind kind = Kind::moved;
    std::string number;
    domain::RequestState state = domain::RequestState::submitted;  // as it was then
    std::string actor;                                             // sign-in name; empty: nobody of the staff
    base::WallTime at{};
    int attempts = 0;  // so far
    friend bool operator==(const Message&, const Message&) = default;
};

// Where messages go, and where people read on.
struct House {
    std::string url;      // https, or http to this machine
    std::string console;  // "https://hub.example"; empty: links are paths
    friend bool operator==(const House&, const House&) = default;
};
base::Status check(const House& house);  // invalid, in words for whoever types it

// What is said of a request beside what the message itself knows.
struct Told {
    const ServiceRequest& request;
    const RequestPlaces& places;
    const std::vector<std::string>& on_duty;  // sign-in names
    std::string key;                          // of its link (worker_link.h); empty: there is none
};
// JSON without any word, name or number of whoever reported it.
std::string body_of(const Message& message, const Told& told, const House& house);

// Until the next try after so many in vain; nullopt: it is given up. The example of Standard Webhooks,
// section "Deliverability and reliability": over three days in ten tries.
std::optional<std::chrono::seconds> rest_after(int attempts);

}  // namespace hub::webhook
