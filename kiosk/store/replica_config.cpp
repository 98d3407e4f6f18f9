#include "kiosk/store/replica_topics.h"

namespace store {

using base::sqlite::Connection;
using base::sqlite::Query;

namespace {

std::optional<std::string> text_at(const Query& q, int column) {
    return q.null(column) ? std::nullopt : std::optional(q.text(column));
}
std::optional<int> number_at(const Query& q, int column) {
    return q.null(column) ? std::nullopt : std::optional(static_cast<int>(q.integer(column)));
}
std::optional<bool> flag_at(const Query& q, int column) {
    return q.null(column) ? std::nullopt : std::optional(q.flag(column));
}

domain::KioskConfig read_config_row(const Query& q) {
    domain::KioskConfig c;
    c.kiosk = q.text(0);
    c.hash = q.text(1);
    c.language = text_at(q, 2);
    c.calm = flag_at(q, 3);
    c.sound_volume = number_at(q, 4);
    c.quiet_hours = text_at(q, 5);
    c.quiet_volume = number_at(q, 6);
    c.ticks = flag_at(q, 7);
    if (const auto word = text_at(q, 8)) c.camera_opens = domain::camera_opens(*word);
    return c;
}

}  // namespace

base::Status put(Connection& db, Generation generation, const domain::KioskConfig& c) {
    const auto opens = c.camera_opens ? std::optional(std::string(to_string(*c.camera_opens))) : std::nullopt;
    return db.run("INSERT OR REPLACE INTO config VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", c.kiosk, generation,
                  c.hash, c.language, c.calm, c.sound_volume, c.quiet_hours, c.quiet_volume, c.ticks, opens);
}

base::Result<std::optional<domain::KioskConfig>> read_config(Connection& db) {
    return first(db.query("SELECT kiosk, hash, language, calm, sound_volume, quiet_hours, quiet_volume, "
                          "ticks, camera_opens FROM config ORDER BY generation DESC LIMIT 1"),
                 read_config_row);
}

}  // namespace store
