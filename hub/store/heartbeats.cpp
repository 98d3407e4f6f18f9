// The newest heartbeat of each kiosk.
#include "hub/store/parts.h"

namespace hub {

base::Status Store::keep_heartbeat(const std::string& kiosk, const std::string& json, base::WallTime now) {
    return parts_->database->write_lightly("hub.store.keep_heartbeat", [&](soci::session& sql) {
        const long long received = base::to_ms(now);
        sql << "INSERT INTO heartbeats (kiosk, received_ms, json) VALUES (:kiosk, :received, :json)"
               " ON CONFLICT (kiosk) DO UPDATE SET received_ms = excluded.received_ms, json = excluded.json",
            soci::use(kiosk), soci::use(received), soci::use(json);
    });
}

base::Result<std::map<std::string, LastHeartbeat>> Store::heartbeats() {
    return parts_->database->read("hub.store.heartbeats", [](soci::session& sql) {
        std::map<std::string, LastHeartbeat> all;
        std::string kiosk, json;
        long long received = 0;
        soci::statement select = (sql.prepare << "SELECT kiosk, received_ms, json FROM heartbeats",
                                  soci::into(kiosk), soci::into(received), soci::into(json));
        select.execute();
        while (select.fetch()) {
            auto said = protocol::decode_heartbeat(json);
            all[kiosk] = {base::from_ms(received), said ? std::optional(std::move(*said)) : std::nullopt};
        }
        return all;
    });
}

}  // namespace hub
