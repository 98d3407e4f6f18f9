#include "hub/store/tokens.h"

#include "hub/store/parts.h"

namespace hub {

namespace sql {

void admit_without_token(soci::session& sql, const std::string& kiosk, const domain::Text& name,
                         base::WallTime now) {
    const std::string none = "none " + kiosk;  // no hash of a token looks like this
    const long long created = base::to_ms(now);
    sql << "INSERT INTO kiosks (id, name_zh, name_en, token_hash, created_ms)"
           " VALUES (:id, :zh, :en, :hash, :created)"
           " ON CONFLICT (id) DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en,"
           " token_hash = excluded.token_hash, revoked_ms = 0",
        soci::use(kiosk), soci::use(name.zh), soci::use(name.en), soci::use(none), soci::use(created);
    give_code(sql, kiosk);
    settle_token(sql, kiosk, now);
    touch(sql, domain::topic::site);
}

void put_next_token(soci::session& sql, const std::string& kiosk, const std::string& token_hash,
                    base::WallTime now) {
    const long long given = base::to_ms(now);
    sql << "INSERT INTO next_tokens (kiosk, token_hash, given_ms) VALUES (:kiosk, :hash, :given)"
           " ON CONFLICT (kiosk) DO UPDATE SET token_hash = excluded.token_hash, given_ms = "
           "excluded.given_ms",
        soci::use(kiosk), soci::use(token_hash), soci::use(given);
}

void settle_token(soci::session& sql, const std::string& kiosk, base::WallTime now) {
    const long long at = base::to_ms(now);
    sql << "DELETE FROM next_tokens WHERE kiosk = :kiosk", soci::use(kiosk);
    sql << "UPDATE kiosks SET token_ms = :at, renew_ms = 0 WHERE id = :kiosk", soci::use(at),
        soci::use(kiosk);
}

}  // namespace sql

base::Status Store::offer_next_token(const std::string& kiosk, const std::string& token_hash,
                                     base::WallTime now) {
    return parts_->database->write("hub.store.offer_next_token", [&](soci::session& sql) {
        sql::put_next_token(sql, kiosk, token_hash, now);
    });
}

base::Status Store::use_next_token(const std::string& kiosk, const std::string& token_hash,
                                   base::WallTime now) {
    return parts_->database->write("hub.store.use_next_token", [&](soci::session& sql) {
        int waits = 0;
        sql << "SELECT COUNT(*) FROM next_tokens WHERE kiosk = :kiosk AND token_hash = :hash",
            soci::use(kiosk), soci::use(token_hash), soci::into(waits);
        if (waits == 0) return;  // another request was first
        // An ask that came after this token was given is not answered by it.
        long long given = 0, asked = 0;
        sql << "SELECT given_ms FROM next_tokens WHERE kiosk = :kiosk", soci::use(kiosk), soci::into(given);
        sql << "SELECT renew_ms FROM kiosks WHERE id = :kiosk", soci::use(kiosk), soci::into(asked);
        sql << "UPDATE kiosks SET token_hash = :hash WHERE id = :kiosk", soci::use(token_hash),
            soci::use(kiosk);
        sql::settle_token(sql, kiosk, now);
        if (asked > given)
            sql << "UPDATE kiosks SET renew_ms = :asked WHERE id = :kiosk", soci::use(asked),
                soci::use(kiosk);
        // Whoever enrolled has what it came for: the answer is given no more.
        sql << "UPDATE enrolments SET state = 'over' WHERE kiosk = :kiosk AND state = 'approved'",
            soci::use(kiosk);
    });
}

base::Status Store::ask_for_renewal(const std::string& kiosk, const Actor& by, base::WallTime now) {
    bool found = false;
    auto done = parts_->database->write("hub.store.ask_for_renewal", [&](soci::session& sql) {
        const long long at = base::to_ms(now);
        soci::statement update = (sql.prepare << "UPDATE kiosks SET renew_ms = :at WHERE id = :id",
                                  soci::use(at), soci::use(kiosk));
        update.execute(true);
        found = update.get_affected_rows() > 0;
        if (!found) return;
        sql::move_feed(sql);  // wakes its long-poll
        sql::put_audit(sql, {0, now, by, "kiosk.renew", kiosk, ""});
    });
    if (done && !found)
        return base::Error{base::ErrorKind::not_found, "no kiosk " + kiosk, "hub.store.ask_for_renewal"};
    if (done) parts_->announce_commit();
    return done;
}

}  // namespace hub
