#include "kiosk/store/photos.h"

#include <algorithm>

namespace store {

using base::sqlite::Blob;
using base::sqlite::Connection;
using base::sqlite::Query;

namespace {

std::string bytes_in(const Query& row, int column) {
    const Blob blob = row.blob(column);
    return {blob.begin(), blob.end()};
}

Blob as_blob(const std::string& bytes) {
    return {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
}

// One that was set aside is tried anew when a report brings it again: the hub may have learned meanwhile.
constexpr const char* put_one =
    "INSERT INTO photos (hash, sequence, jpeg) VALUES (?, ?, ?) ON CONFLICT (hash) DO UPDATE "
    "SET jpeg = excluded.jpeg, sequence = excluded.sequence, code = NULL, reason = NULL "
    "WHERE code IS NOT NULL";

}  // namespace

bool names_all(const domain::Fact& fact, std::span<const domain::Photo> photos) {
    const auto* request = std::get_if<domain::ServiceRequestFact>(&fact.body);
    return std::all_of(photos.begin(), photos.end(), [&](const domain::Photo& photo) {
        return request && std::count(request->photos.begin(), request->photos.end(), photo.hash) > 0;
    });
}

std::size_t bytes_of(std::span<const domain::Photo> photos) {
    std::size_t bytes = 0;
    for (const auto& photo : photos)
        bytes += photo.jpeg.size();
    return bytes;
}

base::Status put_photos(Connection& db, std::uint64_t sequence, std::span<const domain::Photo> photos) {
    for (const auto& photo : photos)
        if (auto done = db.run(put_one, photo.hash, sequence, as_blob(photo.jpeg)); !done) return done;
    return {};
}

base::Result<std::vector<std::string>> read_unsent_photos(Connection& db, std::size_t limit) {
    return collect(
        db.query("SELECT hash FROM photos WHERE code IS NULL ORDER BY sequence, rowid LIMIT ?", limit),
        [](const Query& row) { return row.text(0); });
}

base::Result<std::optional<domain::Photo>> read_photo(Connection& db, const std::string& hash) {
    return first(db.query("SELECT hash, jpeg FROM photos WHERE hash = ? AND code IS NULL", hash),
                 [](const Query& row) {
                     return domain::Photo{row.text(0), bytes_in(row, 1)};
                 });
}

base::Status drop_photo(Connection& db, const std::string& hash) {
    return db.run("DELETE FROM photos WHERE hash = ?", hash);
}

base::Status set_photo_aside(Connection& db, const std::string& hash, const std::string& code,
                             const std::string& reason) {
    return db.run(
        "UPDATE photos SET code = substr(?, 1, 100), reason = substr(?, 1, 1000), jpeg = NULL "
        "WHERE hash = ?",
        code, reason, hash);
}

base::Result<std::vector<RefusedPhoto>> read_refused_photos(Connection& db, std::size_t limit) {
    return collect(db.query("SELECT hash, id, code, reason FROM photos JOIN facts USING (sequence) "
                            "WHERE code IS NOT NULL ORDER BY sequence, photos.rowid LIMIT ?",
                            limit),
                   [](const Query& row) {
                       return RefusedPhoto{row.text(0), row.uuid(1), row.text(2), row.text(3)};
                   });
}

base::Status forget_photos(Connection& db) {
    return db.run("DELETE FROM photos");
}

base::Status count_photos(Connection& db, OutboxState& state) {
    auto query = db.query("SELECT count(*) - count(code), count(code) FROM photos");
    if (query.next()) {
        state.photos = static_cast<std::uint64_t>(query.integer(0));
        state.refused_photos = static_cast<std::uint64_t>(query.integer(1));
    }
    return query.status();
}

base::Status salvage_photos(Connection& from, Connection& into) {
    auto rows = from.query("SELECT hash, sequence, code, reason, jpeg FROM photos");
    while (rows.next()) {
        const bool refused = !rows.null(2);
        if (!domain::is_photo_hash(rows.text(0)) || refused == !rows.null(4)) continue;
        const auto text = [&](int column) {
            return refused ? std::optional(rows.text(column)) : std::nullopt;
        };
        const auto jpeg = refused ? std::nullopt : std::optional(rows.blob(4));
        auto done =
            into.run("INSERT OR IGNORE INTO photos SELECT ?, sequence, ?, ?, ? FROM facts WHERE sequence = ?",
                     rows.text(0), text(2), text(3), jpeg, rows.integer(1));
        if (!done) return done;
    }
    return {};
}

}  // namespace store
