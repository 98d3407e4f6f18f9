#include "hub/fleet/kiosk_code.h"
#include "hub/store/parts.h"
#include "hub/store/tokens.h"

namespace hub {

namespace {

Kiosk kiosk_of(std::string id, std::string zh, std::string en, long long revoked_ms, long long heard_ms) {
    Kiosk kiosk;
    kiosk.id = std::move(id);
    kiosk.name = {std::move(zh), std::move(en)};
    kiosk.revoked = revoked_ms != 0;
    kiosk.heard = base::from_ms(heard_ms);
    return kiosk;
}

base::Error no_kiosk(const std::string& id, const char* place) {
    return {base::ErrorKind::not_found, "no kiosk " + id, place};
}

void count_facts(soci::session& sql, KioskState& state) {
    long long count = 0, highest = 0, beyond = 0;
    const auto through = static_cast<long long>(state.complete_through);
    sql << "SELECT COUNT(*), COALESCE(MAX(sequence), 0) FROM facts WHERE kiosk = :kiosk",
        soci::use(state.kiosk.id), soci::into(count), soci::into(highest);
    sql << "SELECT COUNT(DISTINCT sequence) FROM facts WHERE kiosk = :kiosk AND sequence > :through",
        soci::use(state.kiosk.id), soci::use(through), soci::into(beyond);
    state.facts = static_cast<std::uint64_t>(count);
    state.highest = static_cast<std::uint64_t>(highest);
    state.beyond = static_cast<std::uint64_t>(beyond);
}

}  // namespace

void sql::give_code(soci::session& sql, const std::string& kiosk) {
    std::string present;
    sql << "SELECT code FROM kiosks WHERE id = :id", soci::use(kiosk), soci::into(present);
    if (!present.empty()) return;
    sql << "UPDATE counters SET value = value + 1 WHERE name = 'kiosk_codes'";
    const std::string code = kiosk_code(counter(sql, "kiosk_codes"));
    sql << "UPDATE kiosks SET code = :code WHERE id = :id", soci::use(code), soci::use(kiosk);
}

void sql::give_codes(soci::session& sql) {
    std::vector<std::string> kiosks;
    std::string id;
    {
        soci::statement select =
            (sql.prepare << "SELECT id FROM kiosks WHERE code = '' ORDER BY created_ms, id", soci::into(id));
        select.execute();
        while (select.fetch())
            kiosks.push_back(id);
    }
    for (const std::string& kiosk : kiosks)
        give_code(sql, kiosk);
    if (!kiosks.empty()) touch(sql, domain::topic::site);
}

base::Status Store::add_kiosk(const Kiosk& kiosk, const std::string& token_hash, const Actor& by,
                              base::WallTime now) {
    return parts_->database->write("hub.store.add_kiosk", [&](soci::session& sql) {
        const long long created = base::to_ms(now);
        sql << "INSERT INTO kiosks (id, name_zh, name_en, token_hash, created_ms)"
               " VALUES (:id, :zh, :en, :hash, :created)"
               " ON CONFLICT (id) DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en,"
               " token_hash = excluded.token_hash, revoked_ms = 0",
            soci::use(kiosk.id), soci::use(kiosk.name.zh), soci::use(kiosk.name.en), soci::use(token_hash),
            soci::use(created);
        sql::give_code(sql, kiosk.id);
        sql::settle_token(sql, kiosk.id, now);
        sql::touch(sql, domain::topic::site);
        sql::put_audit(sql, {0, now, by, "kiosk.add", kiosk.id, ""});
    });
}

base::Status Store::rename_kiosk(const std::string& id, const domain::Text& name, const Actor& by,
                                 base::WallTime now) {
    bool found = false;
    auto done = parts_->database->write("hub.store.rename_kiosk", [&](soci::session& sql) {
        domain::Text before;
        sql << "SELECT name_zh, name_en FROM kiosks WHERE id = :id", soci::use(id), soci::into(before.zh),
            soci::into(before.en);
        found = sql.got_data();
        if (!found || before == name) return;
        sql << "UPDATE kiosks SET name_zh = :zh, name_en = :en WHERE id = :id", soci::use(name.zh),
            soci::use(name.en), soci::use(id);
        sql::touch(sql, domain::topic::site);
        sql::put_audit(sql, {0, now, by, "kiosk.rename", id, "name"});
    });
    if (done && !found) return no_kiosk(id, "hub.store.rename_kiosk");
    if (done) parts_->announce_commit();
    return done;
}

base::Status Store::revoke_kiosk(const std::string& id, const Actor& by, base::WallTime now) {
    bool found = false;
    auto done = parts_->database->write("hub.store.revoke_kiosk", [&](soci::session& sql) {
        const long long at = base::to_ms(now);
        long long before = 0;
        sql << "SELECT revoked_ms FROM kiosks WHERE id = :id", soci::use(id), soci::into(before);
        found = sql.got_data();
        if (!found || before != 0) return;
        sql << "UPDATE kiosks SET revoked_ms = :at WHERE id = :id", soci::use(at), soci::use(id);
        sql << "DELETE FROM kiosk_pictures WHERE kiosk = :id", soci::use(id);
        sql::move_feed(sql);  // wakes its long-poll, in whatever process that waits
        sql::put_audit(sql, {0, now, by, "kiosk.revoke", id, ""});
    });
    if (done && !found) return no_kiosk(id, "hub.store.revoke_kiosk");
    if (done) parts_->announce_commit();
    return done;
}

base::Result<std::optional<Kiosk>> Store::kiosk_by_token(const std::string& token_hash) {
    return parts_->database->read(
        "hub.store.kiosk_by_token", [&](soci::session& sql) -> std::optional<Kiosk> {
            std::string id, zh, en;
            long long revoked = 0, heard = 0, given = 0, renew = 0, next = 0;
            sql << "SELECT id, name_zh, name_en, revoked_ms, heard_ms, token_ms, renew_ms, 0"
                   " FROM kiosks WHERE token_hash = :present"
                   " UNION ALL SELECT id, name_zh, name_en, revoked_ms, heard_ms, token_ms, renew_ms, 1"
                   " FROM kiosks JOIN next_tokens ON kiosk = id WHERE next_tokens.token_hash = :next",
                soci::use(token_hash, "present"), soci::use(token_hash, "next"), soci::into(id),
                soci::into(zh), soci::into(en), soci::into(revoked), soci::into(heard), soci::into(given),
                soci::into(renew), soci::into(next);
            if (!sql.got_data()) return std::nullopt;
            Kiosk kiosk = kiosk_of(id, zh, en, revoked, heard);
            kiosk.token_is_next = next != 0;
            kiosk.renewal_asked = renew != 0;
            kiosk.token_given = base::from_ms(given);
            return kiosk;
        });
}

base::Status Store::note_heard(const std::string& id, base::WallTime now) {
    return parts_->database->write("hub.store.note_heard", [&](soci::session& sql) {
        const long long heard = base::to_ms(now);
        sql << "UPDATE kiosks SET heard_ms = :heard WHERE id = :id", soci::use(heard), soci::use(id);
    });
}

base::Result<domain::Text> Store::kiosk_name(const std::string& id) {
    if (id == sql::open311_kiosk) return domain::Text{"开放接口", "Open311"};
    return parts_->database->read("hub.store.kiosk_name", [&](soci::session& sql) {
        domain::Text name;
        sql << "SELECT name_zh, name_en FROM kiosks WHERE id = :id", soci::use(id), soci::into(name.zh),
            soci::into(name.en);
        return sql.got_data() && !name.zh.empty() ? name : domain::Text{id, ""};
    });
}

base::Result<std::vector<KioskState>> Store::kiosks() {
    return parts_->database->read("hub.store.kiosks", [&](soci::session& sql) {
        std::vector<KioskState> all;
        std::string id, zh, en;
        long long revoked = 0, heard = 0, through = 0, given = 0, renew = 0;
        soci::statement select =
            (sql.prepare << "SELECT id, name_zh, name_en, revoked_ms, heard_ms, complete_through, token_ms,"
                            " renew_ms FROM kiosks ORDER BY id",
             soci::into(id), soci::into(zh), soci::into(en), soci::into(revoked), soci::into(heard),
             soci::into(through), soci::into(given), soci::into(renew));
        select.execute();
        while (select.fetch()) {
            KioskState state;
            state.kiosk = kiosk_of(id, zh, en, revoked, heard);
            state.kiosk.renewal_asked = renew != 0;
            state.kiosk.token_given = base::from_ms(given);
            state.complete_through = static_cast<std::uint64_t>(through);
            all.push_back(std::move(state));
        }
        for (KioskState& state : all)
            count_facts(sql, state);
        return all;
    });
}

}  // namespace hub
