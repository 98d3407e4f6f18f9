#include "kiosk/store/replica.h"

#include <charconv>

#include "kiosk/store/replica_topics.h"

namespace store {

using base::sqlite::Connection;
using base::sqlite::Query;

namespace {

struct Progress {
    std::string cursor;
    Generation generation = 0;
    bool building = false;
};

base::Result<Progress> read_progress(Connection& db) {
    auto row = first(db.query("SELECT cursor, generation, building FROM replica"), [](const Query& q) {
        return Progress{q.text(0), q.integer(1), q.flag(2)};
    });
    if (!row) return row.error();
    if (!*row)
        return base::Error{base::ErrorKind::corrupt, "the replica's state is missing", "store.replica"};
    return std::move(**row);
}

base::Status write_progress(Connection& db, const Progress& progress) {
    return db.run("UPDATE replica SET cursor = ?, generation = ?, building = ?", progress.cursor,
                  progress.generation, progress.building);
}

std::optional<std::int64_t> decimal(const std::string& text) {
    std::int64_t number = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || stop != end) return std::nullopt;
    return number;
}

base::Status delete_by_hex(Connection& db, std::string_view sql, const std::string& id) {
    const auto value = base::parse_hex16(id);
    if (!value) return {};  // an id that we never stored
    return db.run(sql, *value);
}

base::Status remove(Connection& db, const domain::Tombstone& gone) {
    namespace topic = domain::topic;
    if (gone.topic == topic::meetings) return delete_by_hex(db, "DELETE FROM meetings WHERE id = ?", gone.id);
    if (gone.topic == topic::attendees)
        return delete_by_hex(db, "DELETE FROM attendees WHERE id = ?", gone.id);
    if (gone.topic == topic::revocations)
        return delete_by_hex(db, "DELETE FROM revocations WHERE credential = ?", gone.id);
    if (gone.topic == topic::commands) return delete_by_hex(db, "DELETE FROM commands WHERE id = ?", gone.id);
    if (gone.topic == topic::layouts) return db.run("DELETE FROM layouts WHERE id = ?", gone.id);
    if (gone.topic == topic::categories) return db.run("DELETE FROM categories WHERE id = ?", gone.id);
    if (gone.topic == topic::requests) return db.run("DELETE FROM requests WHERE number = ?", gone.id);
    if (gone.topic == topic::places) return db.run("DELETE FROM places WHERE id = ?", gone.id);
    if (gone.topic == topic::arrivals) return db.run("DELETE FROM arrivals WHERE id = ?", gone.id);
    if (gone.topic == topic::annulments) return db.run("DELETE FROM annulments WHERE fact = ?", gone.id);
    if (gone.topic == topic::sealing) return db.run("DELETE FROM seal_key");
    if (gone.topic == topic::config) return db.run("DELETE FROM config WHERE kiosk = ?", gone.id);
    if (gone.topic == topic::keys) {
        const auto number = decimal(gone.id);
        return number ? db.run("DELETE FROM signing_keys WHERE id = ?", *number) : base::Status{};
    }
    if (gone.topic == topic::site) return db.execute("DELETE FROM site; DELETE FROM organisations");
    return db.run("DELETE FROM unknown_records WHERE topic = ? AND id = ?", gone.topic, gone.id);
}

struct ApplyChange {
    Connection& db;
    Generation generation;

    base::Status operator()(const domain::Tombstone& gone) const { return remove(db, gone); }
    // Also what a newer hub says of a topic that we know in a way that we do not: the version that we could
    // read is no longer true, and a snapshot would not bring it either.
    base::Status operator()(const domain::UnknownRecord& record) const {
        auto done = remove(db, {record.topic, record.id});
        return done ? put(db, generation, record) : done;
    }
    template <class Record>
    base::Status operator()(const Record& record) const {
        return put(db, generation, record);
    }
};

constexpr const char* tables[] = {"site",     "places",     "layouts",        "categories",
                                  "meetings", "attendees",  "signing_keys",   "revocations",
                                  "arrivals", "annulments", "commands",       "config",
                                  "seal_key", "requests",   "unknown_records"};

// The snapshot is whole: what it did not name is no longer there.
base::Status sweep(Connection& db, Generation generation) {
    for (const std::string table : tables) {
        auto done = db.run("DELETE FROM " + table + " WHERE generation < ?", generation);
        if (!done) return done;
    }
    return db.run("DELETE FROM organisations WHERE NOT EXISTS (SELECT 1 FROM site)");
}

}  // namespace

base::Status apply_page(Connection& db, const domain::ChangePage& page) {
    auto progress = read_progress(db);
    if (!progress) return progress.error();
    if (page.snapshot_begins) {
        ++progress->generation;
        progress->building = true;
    }
    for (const auto& change : page.changes) {
        auto done = std::visit(ApplyChange{db, progress->generation}, change);
        if (!done) return done;
    }
    if (progress->building && !page.more) {
        if (auto done = sweep(db, progress->generation); !done) return done;
        progress->building = false;
    }
    progress->cursor = page.cursor;
    return write_progress(db, *progress);
}

base::Result<bool> changes_nothing(Connection& db, const domain::ChangePage& page) {
    if (page.snapshot_begins || !page.changes.empty()) return false;
    const auto progress = read_progress(db);
    if (!progress) return progress.error();
    return page.cursor == progress->cursor && !(progress->building && !page.more);
}

base::Result<std::string> read_cursor(Connection& db) {
    auto progress = read_progress(db);
    if (!progress) return progress.error();
    return std::move(progress->cursor);
}

base::Status forget_people(Connection& db) {
    // An unknown topic may be about people too. Annulments name nobody, and without them the ledger would
    // call people in who are not.
    for (const char* sql :
         {"DELETE FROM attendees", "DELETE FROM arrivals", "DELETE FROM unknown_records",
          "UPDATE site SET kiosk_code = ''", "UPDATE replica SET cursor = '', building = 0"})
        if (auto done = db.run(sql); !done) return done;
    return {};
}

}  // namespace store
