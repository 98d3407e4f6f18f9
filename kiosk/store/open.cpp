#include <filesystem>

#include <fcntl.h>
#include <fmt/chrono.h>
#include <sys/file.h>

#include "base/clock.h"
#include "base/sqlite/write_again.h"
#include "base/unique_fd.h"
#include "kiosk/store/salvage.h"
#include "kiosk/store/schema.h"
#include "kiosk/store/sqlite_store.h"

namespace store {

namespace fs = std::filesystem;
using base::ErrorKind;
using base::sqlite::Connection;

namespace {

constexpr std::int64_t application_id = 0x53755368;  // "SuSh", for file(1) and against the wrong file

base::Error failed(const std::string& what, int number) {
    const auto kind = number == ENOSPC ? ErrorKind::disk_full : ErrorKind::unavailable;
    return {kind, what + ": " + std::generic_category().message(number), "store.open"};
}

base::Status sync_folder(const fs::path& folder) {
    const base::UniqueFd fd(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!fd || fsync(fd.get()) != 0) return failed(folder.string(), errno);
    return {};
}

// A new folder is only there after a power cut once its parent was synced.
base::Status make_folder(const fs::path& folder) {
    std::error_code error;
    const bool there = folder.empty() || fs::exists(folder, error);
    if (error) return failed(folder.string(), error.value());  // a parent that may not be entered
    if (there) return {};
    if (auto done = make_folder(folder.parent_path()); !done) return done;
    fs::create_directory(folder, error);
    if (error) return failed(folder.string(), error.value());
    return sync_folder(folder.has_parent_path() ? folder.parent_path() : ".");
}

// Names and phone numbers are in it: for this user alone. SQLite gives its log the same mode.
base::Status make_file(const std::string& path) {
    const base::UniqueFd fd(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (!fd) return failed(path, errno);
    return {};
}

// One process writes and checkpoints, because SQLite before 3.51.3 can corrupt a file that two do so with.
// Others may look into it, read-only.
base::Result<base::UniqueFd> take_lock(const std::string& path) {
    base::UniqueFd fd(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (!fd) return failed(path, errno);
    if (flock(fd.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK) return failed(path, errno);
        return base::Error{ErrorKind::unavailable, path + ": another kiosk has this database open",
                           "store.open"};
    }
    return fd;
}

base::Status configure(Connection& db, bool synchronous_full) {
    // A fact touches five pages: small ones make its commit, and the wear of the flash, a quarter. Only a new
    // file takes a page size.
    if (auto done = db.execute("PRAGMA page_size = 1024"); !done) return done;
    const auto mode =
        first(db.query("PRAGMA journal_mode = WAL"), [](const auto& row) { return row.text(0); });
    if (!mode) return mode.error();
    if (*mode != "wal") return base::Error{ErrorKind::unavailable, "no write-ahead log here", "store.open"};
    return db.execute(std::string("PRAGMA synchronous = ") + (synchronous_full ? "FULL" : "NORMAL") +
                      "; PRAGMA journal_size_limit = 16777216"
                      "; PRAGMA foreign_keys = ON"
                      "; PRAGMA secure_delete = ON"
                      "; PRAGMA cell_size_check = ON"
                      "; PRAGMA temp_store = MEMORY");
}

base::Status check(Connection& db) {
    const auto verdict =
        first(db.query("PRAGMA quick_check(1)"), [](const auto& row) { return row.text(0); });
    if (!verdict) return verdict.error();
    if (*verdict != "ok") return base::Error{ErrorKind::corrupt, verdict->value_or("?"), "store.check"};
    const auto owner = first_integer(db.query("PRAGMA application_id"));
    if (!owner) return owner.error();
    const auto tables = first_integer(db.query("SELECT count(*) FROM sqlite_schema"));
    if (!tables) return tables.error();
    if (*tables == 0) return db.execute("PRAGMA application_id = " + std::to_string(application_id));
    if (*owner != application_id)
        return base::Error{ErrorKind::invalid, "this is some other program's database", "store.open"};
    const auto version = first_integer(db.query("PRAGMA user_version"));
    if (!version) return version.error();
    if (*version == 0)
        return base::Error{ErrorKind::corrupt, "tables without a schema number", "store.check"};
    return {};
}

base::Result<Connection> open_checked(const Options& options) {
    using namespace std::chrono_literals;
    // The process before this one may have ended because a sync failed. A checkpoint from a log that only
    // looks durable would tear the database at the next power cut.
    if (auto done = base::sqlite::write_again(options.path + "-wal", options.vfs); !done) return done.error();
    auto db = Connection::open({options.path, options.vfs, 2s});
    if (!db) return db;
    auto done = configure(*db, options.synchronous_full);
    if (done) done = check(*db);
    if (done) done = base::sqlite::migrate(*db, schema());
    // The log begins anew: neither its length nor a half-written end is carried along, nor a photo that had
    // just left when the process ended.
    if (done) done = db->checkpoint(base::sqlite::CheckpointMode::truncate);
    if (!done && done.error().kind == ErrorKind::unavailable) done = {};  // somebody looks in: later, then
    if (done) return db;
    if (done.error().kind == ErrorKind::io || done.error().kind == ErrorKind::corrupt) db->abandon();
    return done.error();
}

std::string set_aside_name(const std::string& path) {
    const auto now = std::chrono::floor<std::chrono::seconds>(base::SystemClock().wall());
    const auto stamp =
        fmt::format("{:%Y%m%dT%H%M%SZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(now)));
    std::string name = path + ".corrupt-" + stamp;
    for (int n = 2; fs::exists(name); ++n)
        name = path + ".corrupt-" + stamp + "-" + std::to_string(n);
    return name;
}

// The log goes with its file: together they can still be salvaged.
base::Result<std::string> set_aside(const std::string& path) {
    const auto aside = set_aside_name(path);
    std::error_code error;
    fs::rename(path, aside, error);
    if (error) return failed(aside, error.value());
    if (fs::exists(path + "-wal")) fs::rename(path + "-wal", aside + "-wal", error);
    if (error) return failed(aside + "-wal", error.value());
    const auto folder = fs::path(path).parent_path();
    if (auto done = sync_folder(folder.empty() ? "." : folder); !done) return done.error();
    return aside;
}

}  // namespace

int newest_schema() {
    return schema().back().number;
}

base::Result<Opened> open_store(const Options& options) {
    const bool on_disk = options.vfs.empty();
    base::UniqueFd lock;
    if (on_disk) {
        if (auto done = make_folder(fs::path(options.path).parent_path()); !done) return done.error();
        auto taken = take_lock(options.path + ".lock");
        if (!taken) return taken.error();
        lock = std::move(*taken);
        if (auto done = make_file(options.path); !done) return done.error();
    }
    Opened opened;
    auto db = open_checked(options);
    if (!db && db.error().kind == ErrorKind::corrupt && on_disk) {
        auto aside = set_aside(options.path);
        if (!aside) return aside.error();
        opened.set_aside = std::move(*aside);
        if (auto done = make_file(options.path); !done) return done.error();
        db = open_checked(options);
    }
    if (!db) return db.error();
    if (opened.set_aside) {
        const auto facts = salvage_ledger(*opened.set_aside, *db);
        if (!facts) return facts.error();
        opened.salvaged = *facts;
    }
    Ballast ballast(options.path + ".ballast", on_disk ? options.ballast_bytes : 0);
    opened.store = std::make_unique<SqliteStore>(std::move(lock), std::move(*db), std::move(ballast));
    return opened;
}

}  // namespace store
