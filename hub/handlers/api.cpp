#include "hub/handlers/api.h"

#include <algorithm>
#include <charconv>

#include "hub/digest.h"
#include "hub/handlers/enrolment.h"
#include "hub/handlers/sealed.h"

namespace hub {

namespace error_code = protocol::error_code;

namespace {

constexpr std::chrono::seconds longest_wait{25};

template <class Number>
std::optional<Number> parse_number(std::string_view text) {
    Number value{};
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<BootSample> boot_sample(const Request& request) {
    const std::string text = request.header(protocol::boot_header);
    const auto space = text.find(' ');
    if (space == std::string::npos || space == 0 || space > 64) return std::nullopt;
    const auto ms = parse_number<std::int64_t>(std::string_view(text).substr(space + 1));
    // Ten years of uptime: beyond that somebody is playing.
    if (!ms || *ms < 0 || *ms > 315'360'000'000) return std::nullopt;
    return BootSample{text.substr(0, space), base::BootTime{*ms}};
}

std::string bearer_token(const Request& request) {
    constexpr std::string_view scheme = "Bearer ";
    const std::string header = request.header("authorization");
    if (!header.starts_with(scheme) || header.size() > 512) return "";
    return header.substr(scheme.size());
}

// Every minute would be a write to disk that tells nobody anything.
void note_heard(Services& services, const Kiosk& kiosk) {
    constexpr std::chrono::minutes fresh{5};
    const auto now = services.clock.wall();
    if (now >= kiosk.heard && now < kiosk.heard + fresh) return;
    if (const auto status = services.store.note_heard(kiosk.id, now); !status)
        services.log("store_error", {{"kiosk", kiosk.id}, {"error", base::describe(status.error())}});
}

void note_batch(Services& services, const Kiosk& kiosk, const Request& request, const Receipt& receipt) {
    std::size_t counts[3] = {};
    for (const auto& verdict : receipt.verdicts)
        ++counts[static_cast<std::size_t>(verdict.verdict)];
    services.metrics->facts_accepted += counts[0];
    services.metrics->facts_duplicate += counts[1];
    services.metrics->facts_refused += counts[2];
    services.log("facts", {{"request", request.id},
                           {"kiosk", kiosk.id},
                           {"accepted", std::to_string(counts[0])},
                           {"duplicate", std::to_string(counts[1])},
                           {"refused", std::to_string(counts[2])},
                           {"complete_through", std::to_string(receipt.complete_through)},
                           {"gap", receipt.gap ? "yes" : "no"}});
}

}  // namespace

Response json_answer(std::string body, int status) {
    Response response;
    response.status = status;
    response.headers.emplace_back("cache-control", "no-store");
    response.body = std::move(body);
    return response;
}

Response refuse(Services& services, int status, const std::string& code, const std::string& message) {
    Response response =
        json_answer(protocol::encode(protocol::ErrorAnswer{code, message, services.clock.wall()}));
    response.status = status;
    response.why = code + ": " + message;
    return response;
}

Response broken_store(Services& services, const Request& request, const base::Error& error) {
    services.log("store_error", {{"request", request.id}, {"error", base::describe(error)}});
    if (services.store.failed()) services.give_up();
    return refuse_for_now(services);
}

Response refuse_for(Services& services, std::chrono::milliseconds wait) {
    Response response = refuse(services, 429, error_code::unavailable, "too many tries");
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait);
    response.headers.emplace_back("retry-after", std::to_string(seconds.count()));
    return response;
}

Response refuse_for_now(Services& services) {
    Response response = refuse(services, 503, error_code::unavailable, "the hub cannot reach its database");
    response.headers.emplace_back("retry-after", "2");
    return response;
}

std::variant<Kiosk, Response> authenticate(Services& services, const Request& request) {
    const std::string token = bearer_token(request);
    if (token.empty()) return refuse(services, 401, error_code::unauthorized, "a bearer token is needed");
    auto kiosk = services.store.kiosk_by_token(sha256_hex(token));
    if (!kiosk) return broken_store(services, request, kiosk.error());
    if (!*kiosk) return refuse(services, 401, error_code::unauthorized, "this token belongs to no kiosk");
    if ((*kiosk)->revoked) return refuse(services, 403, error_code::device_revoked, "this kiosk was revoked");
    // Before anything is answered: from here on the token before it is void.
    if ((*kiosk)->token_is_next) {
        const auto used =
            services.store.use_next_token((*kiosk)->id, sha256_hex(token), services.clock.wall());
        if (!used) return broken_store(services, request, used.error());
    }
    return std::move(**kiosk);
}

namespace {

Response refuse_batch(Services& services, const base::Error& error) {
    if (error.kind == base::ErrorKind::refused)
        return refuse(services, 413, error_code::too_large, error.text);
    return refuse(services, 400, error_code::malformed, error.text);
}

// Of each kiosk one transaction: where a later one fails, all of it comes again and the first is known.
Response take_in(Services& services, const Kiosk& asker, const Request& request, const Batches& batches) {
    const auto now = services.clock.wall();
    std::vector<domain::FactVerdict> verdicts;
    for (const auto& [id, batch] : batches) {
        // The asker's boot clock says nothing of another kiosk's.
        const auto sample = id == asker.id ? boot_sample(request) : std::nullopt;
        const auto receipt = services.store.receive(batch.kiosk, batch.facts, sample, now);
        if (!receipt) return broken_store(services, request, receipt.error());
        note_batch(services, batch.kiosk, request, *receipt);
        verdicts.insert(verdicts.end(), receipt->verdicts.begin(), receipt->verdicts.end());
    }
    const auto epoch = services.store.epoch();
    if (!epoch) return broken_store(services, request, epoch.error());
    return with_renewal(json_answer(protocol::encode(
                            protocol::FactsAnswer{services.clock.wall(), *epoch, std::move(verdicts)})),
                        asker, now);
}

}  // namespace

Response post_facts(Services& services, const Kiosk& kiosk, const Request& request) {
    if (request.body.size() > protocol::max_request)
        return refuse(services, 413, error_code::too_large, "the batch is too large");
    auto batch = protocol::decode_facts(request.body);
    if (!batch) return refuse_batch(services, batch.error());
    Batches one;
    one.emplace(kiosk.id, Batch{kiosk, std::move(*batch)});
    return take_in(services, kiosk, request, one);
}

Response post_sealed(Services& services, const Kiosk& kiosk, const Request& request) {
    if (request.body.size() > protocol::max_request)
        return refuse(services, 413, error_code::too_large, "the batch is too large");
    const auto received = protocol::decode_sealed(request.body);
    if (!received) return refuse_batch(services, received.error());
    const auto secrets = load_secrets(services.secrets);
    if (!secrets) return broken_store(services, request, secrets.error());
    const auto opened = open_boxes(services.store, kiosk, *received, seal_keys(*secrets));
    if (!opened) return broken_store(services, request, opened.error());
    return take_in(services, kiosk, request, *opened);
}

namespace {

std::chrono::seconds wait_of(const Request& request) {
    const std::chrono::seconds asked{parse_number<int>(request.argument("wait")).value_or(0)};
    return std::clamp(asked, std::chrono::seconds{0}, longest_wait);
}

}  // namespace

Response get_changes(Services& services, const Kiosk& kiosk, const Request& request) {
    note_heard(services, kiosk);
    const std::string after = request.argument("after");
    const WaitingRoom::Seat seat(*services.room, kiosk.id);
    // Without a seat the answer comes at once; a kiosk that is told nothing sooner than it asked slows down
    // by itself.
    const auto wait = seat.taken() ? wait_of(request) : std::chrono::seconds{0};
    const auto deadline = std::chrono::steady_clock::now() + wait;
    for (;;) {
        auto page = services.store.changes(after, protocol::max_page, kiosk);
        if (!page) return broken_store(services, request, page.error());
        if (std::holds_alternative<CursorExpired>(*page))
            return refuse(services, 410, error_code::cursor_expired,
                          "take a snapshot: ask again without a cursor");
        // After the page: a revocation before it is seen here, one after it ends the wait.
        auto still = authenticate(services, request);
        if (auto* refusal = std::get_if<Response>(&still)) return std::move(*refusal);
        auto& changes = std::get<domain::ChangePage>(*page);
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        // Said once, in the wait that it came into: a kiosk that cannot renew its token may still wait.
        const bool renew = std::get<Kiosk>(still).renewal_asked && !kiosk.renewal_asked;
        const bool quiet = changes.changes.empty() && !changes.more && !changes.snapshot_begins && !renew;
        if (!quiet || left.count() <= 0 ||
            !services.store.wait_for_change(parse_cursor(changes.cursor)->sequence, left)) {
            const auto epoch = services.store.epoch();
            if (!epoch) return broken_store(services, request, epoch.error());
            const auto now = services.clock.wall();
            return with_renewal(json_answer(protocol::encode(
                                    protocol::ChangesAnswer{now, *epoch, std::move(changes), after})),
                                std::get<Kiosk>(still), now);
        }
    }
}

Response get_clock(Services& services, const Kiosk&, const Request& request) {
    const auto epoch = services.store.epoch();
    if (!epoch) return broken_store(services, request, epoch.error());
    return json_answer(protocol::encode(protocol::ClockAnswer{services.clock.wall(), *epoch}));
}

Response get_health(Services&, const Request&) {
    return json_answer(R"({"status":"alive"})");
}

Response get_ready(Services& services, const Request&) {
    const bool ready = !services.store.failed() && services.store.epoch().ok();
    Response response = json_answer(ready ? R"({"status":"ready"})" : R"({"status":"unavailable"})");
    response.status = ready ? 200 : 503;
    return response;
}

}  // namespace hub
