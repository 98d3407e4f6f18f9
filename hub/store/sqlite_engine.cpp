// SQLite: one file, a lock file beside it for every program that writes.
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <thread>

#include <fcntl.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <sys/file.h>

#include "hub/store/engine.h"

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

// SQLite before 3.51.3 can corrupt a log that two connections write and reset at the same instant.
class FileLock {
  public:
    // Waits as long as a request can afford; held() says whether it was worth it.
    explicit FileLock(int fd) : fd_(fd) {
        constexpr std::chrono::milliseconds look_again{5};  // flock knows no deadline
        const auto deadline = std::chrono::steady_clock::now() + longest_lock_wait;
        while (!(held_ = ::flock(fd_, LOCK_EX | LOCK_NB) == 0) && std::chrono::steady_clock::now() < deadline)
            std::this_thread::sleep_for(look_again);
    }
    ~FileLock() {
        if (held_) ::flock(fd_, LOCK_UN);
    }
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;
    bool held() const { return held_; }

  private:
    int fd_;
    bool held_ = false;
};

class SqliteEngine final : public Engine {
  public:
    SqliteEngine(std::string path, base::UniqueFd lock_file, base::UniqueFd in_use)
        : path_(std::move(path)), lock_file_(std::move(lock_file)), in_use_(std::move(in_use)) {}

    void connect(soci::session& session, Access access) override {
        session.open(soci::sqlite3,
                     "db=\"" + path_ + "\" timeout=" + std::to_string(longest_lock_wait.count()));
        session << "PRAGMA journal_mode = WAL";
        session << (access == Access::write_lightly ? "PRAGMA synchronous = NORMAL"
                                                    : "PRAGMA synchronous = FULL");
        session << "PRAGMA foreign_keys = ON";
        session << "PRAGMA secure_delete = ON";  // what was forgotten is not in the file either
        if (access == Access::write) return;
        session << "PRAGMA wal_autocheckpoint = 0";
        if (access == Access::read) session << "PRAGMA query_only = 1";
    }
    bool usable(soci::session&) override { return true; }

    std::shared_ptr<void> keep_others_out() override {
        auto lock = std::make_shared<FileLock>(lock_file_.get());
        return lock->held() ? lock : nullptr;
    }
    void begin_write(soci::session&) override {}

    base::Error error_of_current_exception(const std::string& place) override {
        try {
            throw;
        } catch (const soci::soci_error& error) {
            // what() would add the statement with every value in it: names, telephone numbers, hashes of
            // tokens.
            const std::string text = error.get_error_message();
            return {kind_of(text), text, place};
        } catch (const std::exception& error) {
            const std::string text = error.what();
            return {kind_of(text), text, place};
        }
    }
    bool is_final(const base::Error& error) override {
        return error.kind == base::ErrorKind::io || error.kind == base::ErrorKind::corrupt;
    }

    // Of an import beside the server nobody tells.
    std::chrono::milliseconds look_again() override { return std::chrono::seconds{1}; }
    void listen(std::function<void()>) override {}

  private:
    const std::string path_;
    const base::UniqueFd lock_file_, in_use_;
};

}  // namespace

base::Result<base::UniqueFd> lock_sqlite_file(const std::string& path, int how) {
    base::UniqueFd users(::open((path + ".users").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (!users) return last_error(path + ".users");
    if (::flock(users.get(), how | LOCK_NB) == 0) return users;
    return base::Error{base::ErrorKind::unavailable,
                       how == LOCK_EX ? path + " is in use: stop the hub first" : path + " is being restored",
                       "hub.store.open"};
}

base::Result<std::unique_ptr<Engine>> make_sqlite_engine(const std::string& path) {
    if (path.find('"') != std::string::npos)
        return base::Error{base::ErrorKind::invalid, "a database path with a quotation mark",
                           "hub.store.open"};
    auto lock = make_private_files(path);
    if (!lock) return lock.error();
    auto in_use = lock_sqlite_file(path, LOCK_SH);
    if (!in_use) return in_use.error();
    return std::unique_ptr<Engine>(
        std::make_unique<SqliteEngine>(path, std::move(*lock), std::move(*in_use)));
}

}  // namespace hub
