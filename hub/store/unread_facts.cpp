// Facts that an older program, beside this one, has stored without reading them: taken when a hub starts.
#include "hub/store/parts.h"
#include "hub/store/rows.h"

namespace hub::sql {

namespace {

// A fact as the database has it.
struct StoredFact {
    std::string id, kiosk, kind, body;
    long long sequence = 0, schema = 0, at = 0;
};

// Nothing: of a kind or with words that this hub does not know either.
template <class Body>
std::optional<Body> body_of(const StoredFact& stored) {
    const nlohmann::json fact{
        {"id", stored.id},      {"seq", stored.sequence},
        {"wall_ms", stored.at}, {"boot_id", "stored"},
        {"boot_ms", 0},         {"schema", stored.schema},
        {"kind", stored.kind},  {"body", nlohmann::json::parse(stored.body, nullptr, false)}};
    const auto facts = protocol::decode_facts(nlohmann::json{{"facts", {fact}}}.dump());
    if (!facts || facts->facts.size() != 1 || !facts->facts[0].body) return std::nullopt;
    const auto* body = std::get_if<Body>(&*facts->facts[0].body);
    return body ? std::optional(*body) : std::nullopt;
}

constexpr std::size_t unread_at_once = 1000;

// Those of a kind that `table` has nothing of under `column`. The names are ours. What this hub cannot read,
// either, stays: hence the place to go on at.
std::vector<StoredFact> unread(soci::session& sql, const std::string& kind, const std::string& table,
                               const std::string& column, const UnreadAfter& after) {
    std::vector<StoredFact> all;
    StoredFact row;
    row.kind = kind;
    soci::statement select =
        (sql.prepare << "SELECT f.id, f.kiosk, f.sequence, f.schema_version, f.ordering_ms, f.body"
                        " FROM facts AS f LEFT JOIN " +
                            table + " AS r ON r." + column +
                            " = f.id"
                            " WHERE f.kind = :kind AND f.body_hash <> '' AND r." +
                            column +
                            " IS NULL AND (f.ordering_ms, f.id) > (:at, :id)"
                            " ORDER BY f.ordering_ms, f.id LIMIT " +
                            std::to_string(unread_at_once),
         soci::use(kind, "kind"), soci::use(after.ordering_ms, "at"), soci::use(after.id, "id"),
         soci::into(row.id), soci::into(row.kiosk), soci::into(row.sequence), soci::into(row.schema),
         soci::into(row.at), soci::into(row.body));
    select.execute();
    while (select.fetch())
        all.push_back(row);
    return all;
}

domain::FactId id_of(const StoredFact& stored) {
    return base::parse_uuid(stored.id).value_or(domain::FactId{});
}

std::optional<UnreadAfter> behind(const std::vector<StoredFact>& page) {
    if (page.size() < unread_at_once) return std::nullopt;
    return UnreadAfter{page.back().at, page.back().id};
}

}  // namespace

std::optional<UnreadAfter> take_unread_reports(soci::session& sql, const UnreadAfter& after,
                                               base::WallTime now) {
    const auto page = unread(sql, "service_request", "service_requests", "fact", after);
    std::vector<ReportFact> reports;
    for (const StoredFact& fact : page)
        if (auto body = body_of<domain::ServiceRequestFact>(fact))
            reports.push_back({id_of(fact), fact.kiosk, std::move(*body), base::from_ms(fact.at)});
    take_reports(sql, reports, now);
    return behind(page);
}

std::optional<UnreadAfter> take_unread_follow_ups(soci::session& sql, const UnreadAfter& after,
                                                  base::WallTime now) {
    const auto page = unread(sql, "request_follow_up", "request_follow_ups", "id", after);
    std::vector<FollowUpSaid> all;
    for (const StoredFact& fact : page)
        if (auto body = body_of<domain::FollowUpFact>(fact))
            all.push_back({id_of(fact), fact.kiosk, std::move(body->said), base::from_ms(fact.at)});
    take_follow_ups(sql, all, now);
    return behind(page);
}

}  // namespace hub::sql
