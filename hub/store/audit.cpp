// The audit log: written with what it tells of, read by those who look after the house.
#include <limits>

#include "hub/store/accounts.h"
#include "hub/store/parts.h"
#include "hub/store/rows.h"

namespace hub {

namespace sql {

void put_audit(soci::session& sql, const AuditEntry& entry) {
    sql << "UPDATE counters SET value = value + 1 WHERE name = 'audit'";
    const auto id = static_cast<long long>(counter(sql, "audit"));
    const long long at = base::to_ms(entry.at);
    sql << "INSERT INTO audit (id, at_ms, who, source, action, object, detail)"
           " VALUES (:id, :at, :who, :source, :action, :object, :detail)",
        soci::use(id), soci::use(at), soci::use(entry.actor.who), soci::use(entry.actor.source),
        soci::use(entry.action), soci::use(entry.object), soci::use(entry.detail);
}

}  // namespace sql

namespace {

// Without what LIKE would read as its own.
std::string pattern_of(const std::string& words) {
    std::string pattern = "%";
    for (const char c : words) {
        if (c == '%' || c == '_' || c == '!') pattern += '!';
        pattern += c;
    }
    return pattern + "%";
}

std::string condition_of(const AuditQuery& query) {
    std::string all = " WHERE id < :older AND at_ms >= :first AND at_ms < :ending";
    all += query.object.empty() ? " AND (:object = '')" : " AND object = :object";
    all += query.action.empty() ? " AND (:action = '')" : " AND action = :action";
    all += query.words.empty() ? " AND (:words = '%%')"
                               : " AND lower(who || ' ' || object || ' ' || detail || ' ' || source)"
                                 " LIKE lower(:words) ESCAPE '!'";
    return all;
}

std::vector<AuditEntry> read_entries(soci::session& sql, const AuditQuery& query) {
    std::vector<AuditEntry> entries;
    AuditEntry entry;
    long long id = 0, at = 0;
    constexpr long long no_end = std::numeric_limits<long long>::max();
    const auto most = static_cast<long long>(query.limit);
    const long long older = query.before == 0 ? no_end : static_cast<long long>(query.before),
                    first = base::to_ms(query.from),
                    ending = query.until == base::WallTime{} ? no_end : base::to_ms(query.until);
    const std::string words = pattern_of(query.words);
    soci::statement select =
        (sql.prepare << "SELECT id, at_ms, who, source, action, object, detail FROM audit" +
                            condition_of(query) + " ORDER BY id DESC LIMIT :most",
         soci::use(older, "older"), soci::use(first, "first"), soci::use(ending, "ending"),
         soci::use(query.object, "object"), soci::use(query.action, "action"), soci::use(words, "words"),
         soci::use(most, "most"), soci::into(id), soci::into(at), soci::into(entry.actor.who),
         soci::into(entry.actor.source), soci::into(entry.action), soci::into(entry.object),
         soci::into(entry.detail));
    select.execute();
    while (select.fetch()) {
        entry.id = static_cast<std::uint64_t>(id);
        entry.at = base::from_ms(at);
        entries.push_back(entry);
    }
    return entries;
}

}  // namespace

base::Result<std::vector<AuditEntry>> Accounts::audit(const AuditQuery& query) {
    return database_.read("hub.accounts.audit", [&](soci::session& sql) { return read_entries(sql, query); });
}

}  // namespace hub
