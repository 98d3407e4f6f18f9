#include "hub/store/parts.h"

namespace hub {

namespace {

constexpr auto api_key_place = "hub.store.api_key";

// A row on its way out of the database.
struct ApiKeyRow {
    ApiKey key;
    long long created = 0, revoked = 0;
    ApiKey value() const {
        ApiKey read = key;
        read.created = base::from_ms(created);
        read.revoked = base::from_ms(revoked);
        return read;
    }
};

}  // namespace

base::Status Store::add_api_key(const ApiKey& key, const std::string& key_hash, const Actor& by) {
    return parts_->database->write(api_key_place, [&](soci::session& sql) {
        const long long created = base::to_ms(key.created);
        sql << "INSERT INTO api_keys (id, name, key_hash, created_ms) VALUES (:id, :name, :hash, :created)",
            soci::use(key.id), soci::use(key.name), soci::use(key_hash), soci::use(created);
        sql::put_audit(sql, {0, key.created, by, "api_key.add", key.id, ""});
    });
}

base::Status Store::revoke_api_key(const std::string& id, const Actor& by, base::WallTime now) {
    auto done = parts_->database->write(api_key_place, [&](soci::session& sql) -> base::Status {
        const long long at = base::to_ms(now);
        soci::statement update =
            (sql.prepare << "UPDATE api_keys SET revoked_ms = :at WHERE id = :id AND revoked_ms = 0",
             soci::use(at), soci::use(id));
        update.execute(true);
        if (update.get_affected_rows() == 0)
            return base::Error{base::ErrorKind::not_found, "no api key " + id + " that is good",
                               api_key_place};
        sql::put_audit(sql, {0, now, by, "api_key.revoke", id, ""});
        return {};
    });
    return done ? *done : base::Status(done.error());
}

base::Result<std::vector<ApiKey>> Store::api_keys() {
    return parts_->database->read(api_key_place, [&](soci::session& sql) {
        std::vector<ApiKey> all;
        ApiKeyRow row;
        soci::statement select =
            (sql.prepare << "SELECT id, name, created_ms, revoked_ms FROM api_keys ORDER BY created_ms, id",
             soci::into(row.key.id), soci::into(row.key.name), soci::into(row.created),
             soci::into(row.revoked));
        select.execute();
        while (select.fetch())
            all.push_back(row.value());
        return all;
    });
}

base::Result<std::optional<ApiKey>> Store::api_key(const std::string& key_hash) {
    return parts_->database->read(api_key_place, [&](soci::session& sql) -> std::optional<ApiKey> {
        ApiKeyRow row;
        sql << "SELECT id, name, created_ms FROM api_keys WHERE key_hash = :hash AND revoked_ms = 0",
            soci::use(key_hash), soci::into(row.key.id), soci::into(row.key.name), soci::into(row.created);
        if (!sql.got_data()) return std::nullopt;
        return row.value();
    });
}

}  // namespace hub
