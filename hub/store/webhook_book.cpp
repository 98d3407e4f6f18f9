#include "hub/store/webhook_book.h"

#include <nlohmann/json.hpp>

#include "hub/digest.h"
#include "hub/store/parts.h"

namespace hub {

namespace {

constexpr auto webhook_place = "hub.store.webhook";
constexpr const char* webhook_setting = "webhook";
// Longer than a try may take.
constexpr std::chrono::minutes in_hand{2};

std::optional<webhook::House> house_in(const std::string& text) {
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object()) return std::nullopt;
    webhook::House house{json.value("url", ""), json.value("console", "")};
    return webhook::check(house) ? std::optional(house) : std::nullopt;
}

std::optional<webhook::Message> next_due(soci::session& sql, long long now) {
    webhook::Message message;
    std::string kind, state;
    long long at = 0, attempts = 0;
    sql << "SELECT id, kind, number, state, actor, at_ms, attempts FROM webhook_messages"
           " WHERE next_ms > 0 AND next_ms <= :now ORDER BY next_ms, position LIMIT 1",
        soci::use(now), soci::into(message.id), soci::into(kind), soci::into(message.number),
        soci::into(state), soci::into(message.actor), soci::into(at), soci::into(attempts);
    if (!sql.got_data()) return std::nullopt;
    message.kind = webhook::parse_kind(kind).value_or(webhook::Kind::moved);
    message.state = domain::parse_request_state(state).value_or(domain::RequestState::submitted);
    message.at = base::from_ms(at);
    message.attempts = static_cast<int>(attempts);
    return message;
}

}  // namespace

namespace sql {

void tell(soci::session& sql, webhook::Kind kind, const ServiceRequest& request, base::WallTime now) {
    if (!house_in(setting(sql, webhook_setting))) return;
    const std::string id = "msg_" + random_hex(16), word(webhook::to_string(kind)),
                      state(domain::to_string(request.state)),
                      actor = kind == webhook::Kind::moved && !request.moves.empty()
                                  ? request.moves.back().actor
                                  : "";
    const long long at = base::to_ms(now), none = 0;
    sql << "INSERT INTO webhook_messages (id, position, kind, number, state, actor, at_ms, attempts, next_ms)"
           " VALUES (:id, (SELECT COALESCE(MAX(position), 0) + 1 FROM webhook_messages), :kind, :number, "
           ":state, :actor, :at, :attempts, :next)",
        soci::use(id), soci::use(word), soci::use(request.number), soci::use(state), soci::use(actor),
        soci::use(at), soci::use(none), soci::use(at);
}

}  // namespace sql

base::Result<std::optional<webhook::House>> WebhookBook::house() {
    return database_.read(webhook_place,
                          [](soci::session& sql) { return house_in(sql::setting(sql, webhook_setting)); });
}

base::Status WebhookBook::set(const std::optional<webhook::House>& house, const Actor& by,
                              base::WallTime now) {
    if (house)
        if (auto good = webhook::check(*house); !good) return good;
    return database_.write(webhook_place, [&](soci::session& sql) {
        const nlohmann::json json =
            house ? nlohmann::json{{"url", house->url}, {"console", house->console}} : nlohmann::json();
        sql::set_setting(sql, webhook_setting, house ? json.dump() : "");
        if (!house) sql << "DELETE FROM webhook_messages";
        // Addresses of message gateways hold their keys: it is not written which.
        sql::put_audit(sql, {0, now, by, house ? "webhook.set" : "webhook.off", "", ""});
    });
}

base::Result<std::optional<webhook::Message>> WebhookBook::claim(base::WallTime now) {
    const long long at = base::to_ms(now), until = base::to_ms(now + in_hand);
    // A look costs little; a write keeps everybody else waiting.
    const auto seen = database_.read(webhook_place, [&](soci::session& sql) { return next_due(sql, at); });
    if (!seen || !*seen) return seen;
    return database_.write(webhook_place, [&](soci::session& sql) {
        auto message = next_due(sql, at);
        if (!message) return message;
        ++message->attempts;
        sql << "UPDATE webhook_messages SET attempts = attempts + 1, next_ms = :until WHERE id = :id",
            soci::use(until), soci::use(message->id);
        return message;
    });
}

base::Status WebhookBook::taken(const std::string& id) {
    return database_.write(webhook_place, [&](soci::session& sql) {
        sql << "DELETE FROM webhook_messages WHERE id = :id", soci::use(id);
    });
}

base::Status WebhookBook::not_taken(const std::string& id, std::optional<base::WallTime> again) {
    const long long next = again ? base::to_ms(*again) : 0;
    return database_.write(webhook_place, [&](soci::session& sql) {
        sql << "UPDATE webhook_messages SET next_ms = :next WHERE id = :id", soci::use(next), soci::use(id);
    });
}

base::Status WebhookBook::retry(const Actor& by, base::WallTime now) {
    const long long at = base::to_ms(now);
    return database_.write(webhook_place, [&](soci::session& sql) {
        sql << "UPDATE webhook_messages SET next_ms = :now, attempts = 0 WHERE next_ms = 0", soci::use(at);
        sql::put_audit(sql, {0, now, by, "webhook.retry", "", ""});
    });
}

base::Result<WebhookBook::Waiting> WebhookBook::waiting() {
    return database_.read(webhook_place, [](soci::session& sql) {
        long long waiting = 0, given_up = 0, oldest = 0;
        sql << "SELECT COUNT(*), COALESCE(MIN(at_ms), 0) FROM webhook_messages WHERE next_ms > 0",
            soci::into(waiting), soci::into(oldest);
        sql << "SELECT COUNT(*) FROM webhook_messages WHERE next_ms = 0", soci::into(given_up);
        return Waiting{static_cast<std::uint64_t>(waiting), static_cast<std::uint64_t>(given_up),
                       base::from_ms(oldest)};
    });
}

}  // namespace hub
