#include "hub/store/database.h"

#include <utility>

#include "hub/assets.h"
#include "hub/store/store.h"

namespace hub {

namespace {
constexpr std::size_t readers = 4;
}

Database::Database(std::unique_ptr<Engine> engine) : engine_(std::move(engine)) {
    for (std::size_t n = 0; n < readers; ++n)
        idle_readers_.push_back(std::make_unique<soci::session>());
}

base::Result<std::unique_ptr<Database>> Database::open(const std::string& address) {
    auto engine = is_postgresql(address) ? make_postgresql_engine(address) : make_sqlite_engine(address);
    if (!engine) return engine.error();
    std::unique_ptr<Database> database(new Database(std::move(*engine)));
    // Readers connect when they are needed: the writer makes the database.
    if (auto status = database->write("hub.store.open", [](soci::session&) {}); !status)
        return status.error();
    return database;
}

Database::Lease::Lease(Database& from) : database(from) {
    std::unique_lock lock(database.lending_);
    // The system's clock, as in write().
    database.given_back_.wait_until(lock, std::chrono::system_clock::now() + longest_lock_wait,
                                    [&] { return !database.idle_readers_.empty(); });
    if (database.idle_readers_.empty()) return;
    session = database.idle_readers_.back().release();
    database.idle_readers_.pop_back();
}

Database::Lease::~Lease() {
    if (!session) return;
    {
        std::lock_guard lock(database.lending_);
        database.idle_readers_.emplace_back(session);
    }
    database.given_back_.notify_one();
}

void Database::note_failure(const base::Error& error, soci::session& sql) {
    if (engine_->is_final(error)) failed_ = true;
    try {
        if (sql.get_backend() && !engine_->usable(sql)) sql.close();
    } catch (const std::exception&) {
        // A connection that is lost already cannot be closed in order; it is closed.
    }
}

namespace {

// Statements end with ";" at the end of a line; comment lines are dropped.
std::vector<std::string> statements_of(std::string_view script) {
    std::vector<std::string> statements;
    std::string current;
    while (!script.empty()) {
        const auto end = script.find('\n');
        const auto line = script.substr(0, end);
        script.remove_prefix(end == std::string_view::npos ? script.size() : end + 1);
        if (line.starts_with("--")) continue;
        current.append(line).push_back('\n');
        if (line.ends_with(";")) statements.push_back(std::exchange(current, {}));
    }
    return statements;
}

int schema_version(soci::session& sql) {
    sql << "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)";
    int count = 0, version = 0;
    sql << "SELECT COUNT(*) FROM schema_version", soci::into(count);
    if (count == 0) sql << "INSERT INTO schema_version (version) VALUES (0)";
    sql << "SELECT MAX(version) FROM schema_version", soci::into(version);
    return version;
}

}  // namespace

base::Status migrate(Database& database) {
    return database.write("hub.store.migrate", [](soci::session& sql) {
        const int present = schema_version(sql);
        int version = 0;
        for (const std::string_view script : assets::schema()) {
            if (++version <= present) continue;
            for (const std::string& statement : statements_of(script))
                sql << statement;
            sql << "UPDATE schema_version SET version = :version", soci::use(version);
        }
        if (version < present)
            throw std::runtime_error("the database was made by a newer hub (schema " +
                                     std::to_string(present) + ")");
    });
}

}  // namespace hub
