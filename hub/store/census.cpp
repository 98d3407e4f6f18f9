#include "hub/store/census.h"

#include "hub/store/parts.h"

namespace hub {

namespace {

constexpr std::chrono::minutes lately{10};

}  // namespace

base::Result<Census> Store::census(base::WallTime now) {
    return parts_->database->read("hub.store.census", [&](soci::session& sql) {
        long long known = 0, revoked = 0, heard = 0, sessions = 0;
        const long long since = base::to_ms(now - lately), youngest = base::to_ms(now - session_longest),
                        busy = base::to_ms(now - session_idle);
        // A kiosk's own mark is written every five minutes only; its heartbeat comes twice a minute.
        sql << "SELECT COUNT(CASE WHEN k.revoked_ms = 0 THEN 1 END),"
               " COUNT(CASE WHEN k.revoked_ms <> 0 THEN 1 END),"
               " COUNT(CASE WHEN k.revoked_ms = 0 AND (k.heard_ms >= :since OR h.received_ms >= :since2)"
               " THEN 1 END) FROM kiosks AS k LEFT JOIN heartbeats AS h ON h.kiosk = k.id",
            soci::use(since, "since"), soci::use(since, "since2"), soci::into(known), soci::into(revoked),
            soci::into(heard);
        sql << "SELECT COUNT(*) FROM sessions WHERE created_ms >= :youngest AND seen_ms >= :busy",
            soci::use(youngest), soci::use(busy), soci::into(sessions);
        return Census{static_cast<std::uint64_t>(known), static_cast<std::uint64_t>(heard),
                      static_cast<std::uint64_t>(revoked), static_cast<std::uint64_t>(sessions)};
    });
}

Faults Store::faults() const {
    return parts_->database->faults();
}

}  // namespace hub
