#include "hub/store/database.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <thread>

#include <fcntl.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <sys/file.h>
#include <sys/stat.h>

#include "hub/assets.h"

namespace hub {

namespace {

bool says(const std::string& text, const char* words) {
    return text.find(words) != std::string::npos;
}

// SOCI reports every SQLite error as category "unknown"; the words are sqlite3_errstr's.
base::ErrorKind kind_of(const std::string& text) {
    if (says(text, "disk is full")) return base::ErrorKind::disk_full;
    if (says(text, "malformed") || says(text, "not a database")) return base::ErrorKind::corrupt;
    if (says(text, "I/O error") || says(text, "unable to open")) return base::ErrorKind::io;
    if (says(text, "locked")) return base::ErrorKind::unavailable;
    return base::ErrorKind::internal;
}

void set_up(soci::session& sql, const std::string& path, bool writes) {
    sql.open(soci::sqlite3, "db=\"" + path + "\" timeout=" + std::to_string(longest_lock_wait.count()));
    sql << "PRAGMA journal_mode = WAL";
    sql << "PRAGMA synchronous = FULL";
    sql << "PRAGMA foreign_keys = ON";
    if (writes) return;
    sql << "PRAGMA wal_autocheckpoint = 0";
    sql << "PRAGMA query_only = 1";
}

base::Error last_error(const std::string& what) {
    return {base::ErrorKind::io, what + ": " + std::strerror(errno), "hub.store.open"};
}

// Personal data: nobody but the hub's own user reads it.
base::Result<base::UniqueFd> make_private_files(const std::string& path) {
    std::error_code ignored;
    const auto folder = std::filesystem::path(path).parent_path();
    if (!folder.empty()) std::filesystem::create_directories(folder, ignored);
    base::UniqueFd database(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (!database) return last_error(path);
    base::UniqueFd lock(::open((path + ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (!lock) return last_error(path + ".lock");
    return lock;
}

}  // namespace

base::Error error_of_current_exception(const std::string& place) {
    try {
        throw;
    } catch (const soci::soci_error& error) {
        // what() would add the statement with every value in it: names, telephone numbers, hashes of tokens.
        const std::string text = error.get_error_message();
        return {kind_of(text), text, place};
    } catch (const std::exception& error) {
        const std::string text = error.what();
        return {kind_of(text), text, place};
    }
}

FileLock::FileLock(int fd) : fd_(fd) {
    constexpr std::chrono::milliseconds look_again{5};  // flock knows no deadline
    const auto deadline = std::chrono::steady_clock::now() + longest_lock_wait;
    while (!(held_ = ::flock(fd_, LOCK_EX | LOCK_NB) == 0) && std::chrono::steady_clock::now() < deadline)
        std::this_thread::sleep_for(look_again);
}

FileLock::~FileLock() {
    if (held_) ::flock(fd_, LOCK_UN);
}

base::Result<std::unique_ptr<Database>> Database::open(const std::string& path) {
    if (path.find('"') != std::string::npos)
        return base::Error{base::ErrorKind::invalid, "a database path with a quotation mark",
                           "hub.store.open"};
    auto lock = make_private_files(path);
    if (!lock) return lock.error();
    auto database = std::make_unique<Database>();
    database->lock_file_ = std::move(*lock);
    try {
        const FileLock across_processes(database->lock_file_.get());
        if (!across_processes.held()) return locked("hub.store.open");
        set_up(database->writer_, path, true);
        set_up(database->reader_, path, false);
    } catch (...) {
        return error_of_current_exception("hub.store.open");
    }
    return database;
}

void Database::note_failure(const base::Error& error) {
    using enum base::ErrorKind;
    if (error.kind == io || error.kind == corrupt) failed_ = true;
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
