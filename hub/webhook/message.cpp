#include "hub/webhook/message.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <utility>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "hub/open311/document.h"
#include "hub/requests/worker_link.h"
#include "hub/web/wording.h"

namespace hub::webhook {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::pair<Kind, std::string_view>, 4> kind_words{
    {{Kind::moved, "service_request.moved"},
     {Kind::urged, "service_request.urged"},
     {Kind::near, "service_request.near_due"},
     {Kind::overdue, "service_request.overdue"}}};

Json time_or_null(base::WallTime at) {
    return at == base::WallTime{} ? Json() : Json(open311::w3_time(at));
}

// "2026-12-22T09:12:00.125+08:00": two moves may come in one second.
std::string with_milliseconds(base::WallTime at) {
    constexpr std::size_t seconds_end = 19;
    std::string text = open311::w3_time(at);
    return text.insert(seconds_end, fmt::format(".{:03}", base::to_ms(at) % 1000));
}

Json assignee_of(const ServiceRequest& request) {
    if (request.assignee.empty()) return nullptr;
    return {{"name", request.assignee}, {"display", request.worker}};
}

// Who had it before it was last given to somebody; null: nobody, or nobody else.
Json previous_assignee_of(const ServiceRequest& request) {
    bool passed = false;
    for (auto move = request.moves.rbegin(); move != request.moves.rend(); ++move) {
        if (move->state != domain::RequestState::dispatched) continue;
        if (passed)
            return move->assignee.empty() || move->assignee == request.assignee ? Json()
                                                                                : Json(move->assignee);
        passed = true;
    }
    return nullptr;
}

// "hub.example" or "hub.example:8443", as the library takes it; a name of letters, digits, dots and hyphens.
bool is_host(std::string_view text, bool loopback_alone) {
    const auto colon = text.find(':');
    const std::string_view name = text.substr(0, colon);
    if (colon != std::string_view::npos) {
        const std::string_view digits = text.substr(colon + 1);
        int port = 0;
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), port);
        if (read.ec != std::errc() || read.ptr != digits.data() + digits.size() || port < 1 || port > 65535)
            return false;
    }
    if (loopback_alone) return name == "127.0.0.1" || name == "localhost";
    return !name.empty() && std::all_of(name.begin(), name.end(), [](unsigned char c) {
        return std::isalnum(c) || c == '.' || c == '-';
    });
}

bool is_address(std::string_view text) {
    constexpr std::string_view safe = "https://", bare = "http://";
    for (const char c : text)
        if (c <= ' ' || c == 0x7F || c == '#') return false;
    const bool is_safe = text.starts_with(safe);
    if (!is_safe && !text.starts_with(bare)) return false;
    const std::string_view rest = text.substr(is_safe ? safe.size() : bare.size());
    return is_host(rest.substr(0, rest.find('/')), !is_safe);
}

// Null: nobody has it, or nobody would know where this is.
Json link_of(const Told& told, const House& house) {
    if (told.key.empty() || house.console.empty()) return nullptr;
    return house.console + worker_path(told.request, told.key);
}

base::Error invalid(const char* words) {
    return {base::ErrorKind::invalid, words, "webhook"};
}

}  // namespace

std::string_view to_string(Kind kind) {
    for (const auto& [known, word] : kind_words)
        if (known == kind) return word;
    return "";
}

std::optional<Kind> parse_kind(std::string_view word) {
    for (const auto& [kind, known] : kind_words)
        if (known == word) return kind;
    return std::nullopt;
}

base::Status check(const House& house) {
    if (!is_address(house.url)) return invalid("the address has to begin with https://");
    if (!house.console.empty() && !is_address(house.console))
        return invalid("the console's address has to begin with https://");
    if (house.console.ends_with('/')) return invalid("the console's address ends without a slash");
    return {};
}

std::string body_of(const Message& message, const Told& told, const House& house) {
    const ServiceRequest& request = told.request;
    const auto zh = base::Language::zh;
    const Json data = {{"service_request_id", request.number},
                       {"state", domain::to_string(message.state)},
                       {"by", message.actor.empty() ? Json() : Json(message.actor)},
                       {"danger", request.danger},
                       {"service_code", request.category},
                       {"service_name", kind_of(request, told.places, zh)},
                       {"address_id", request.cell},
                       {"address", place_of(request, told.places, zh)},
                       {"grid_id", request.unit},
                       {"requested_datetime", time_or_null(request.made)},
                       {"expected_datetime", time_or_null(request.due)},
                       {"urges", request.urges},
                       {"assignee", assignee_of(request)},
                       {"previous_assignee", previous_assignee_of(request)},
                       {"on_duty", told.on_duty},
                       {"url", house.console + "/console/orders/" + encoded(request.number)},
                       {"assignee_url", link_of(told, house)},
                       {"list_url", house.console + "/console/requests/" + encoded(request.number)}};
    const Json all = {
        {"type", to_string(message.kind)}, {"timestamp", with_milliseconds(message.at)}, {"data", data}};
    return all.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<std::chrono::seconds> rest_after(int attempts) {
    using namespace std::chrono_literals;
    constexpr std::array<std::chrono::seconds, 9> rests{5s, 5min, 30min, 2h, 5h, 10h, 14h, 20h, 24h};
    if (attempts < 1 || attempts > static_cast<int>(rests.size())) return std::nullopt;
    return rests[static_cast<std::size_t>(attempts) - 1];
}

}  // namespace hub::webhook
