// Connections, transactions and the border where SOCI's exceptions become errors. Seen by hub/store alone.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <type_traits>

#include <soci/soci.h>

#include "base/result.h"
#include "base/unique_fd.h"

namespace hub {

base::Error error_of_current_exception(const std::string& place);

// Held around every write and its checkpoint, across processes: SQLite before 3.51.3 can corrupt a log that
// two connections write and reset at the same instant.
class FileLock {
  public:
    // Waits as long as a request can afford; held() says whether it was worth it.
    explicit FileLock(int fd);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;
    bool held() const { return held_; }

  private:
    int fd_;
    bool held_ = false;
};

// For this lock, for the one between threads and for SQLite's own, each: together less than a kiosk's
// deadline of 10 s. Whoever holds one for longer must not gather every thread of the server behind it.
inline constexpr std::chrono::seconds longest_lock_wait{3};

// One connection that writes and checkpoints, one that only reads.
class Database {
  public:
    static base::Result<std::unique_ptr<Database>> open(const std::string& path);

    // Runs `work(session)` in a transaction; what it throws rolls everything back and becomes an error.
    template <class Work>
    auto write(const char* place, Work&& work) -> base::Result<std::invoke_result_t<Work, soci::session&>> {
        // The system's clock: the thread sanitizer does not know the call behind the steady one.
        std::unique_lock lock(writing_, std::chrono::system_clock::now() + longest_lock_wait);
        if (!lock) return locked(place);
        if (failed_) return base::Error{base::ErrorKind::io, "an earlier write failed; restart", place};
        const FileLock across_processes(lock_file_.get());
        if (!across_processes.held()) return locked(place);
        return run(writer_, place, std::forward<Work>(work));
    }
    template <class Work>
    auto read(const char* place, Work&& work) -> base::Result<std::invoke_result_t<Work, soci::session&>> {
        std::lock_guard lock(reading_);
        return run(reader_, place, std::forward<Work>(work));
    }

    bool failed() const { return failed_; }

  private:
    static base::Error locked(const char* place) {
        return {base::ErrorKind::unavailable, "the database is locked by somebody else", place};
    }
    template <class Work>
    auto run(soci::session& sql, const char* place, Work&& work)
        -> base::Result<std::invoke_result_t<Work, soci::session&>> {
        using Value = std::invoke_result_t<Work, soci::session&>;
        try {
            soci::transaction transaction(sql);
            if constexpr (std::is_void_v<Value>) {
                work(sql);
                transaction.commit();
                return {};
            } else {
                Value value = work(sql);
                transaction.commit();
                return value;
            }
        } catch (...) {
            auto error = error_of_current_exception(place);
            note_failure(error);
            return error;
        }
    }
    void note_failure(const base::Error& error);

    base::UniqueFd lock_file_;
    std::timed_mutex writing_;
    std::mutex reading_;
    soci::session writer_, reader_;
    std::atomic<bool> failed_ = false;
};

// Runs every schema file that this database has not seen yet.
base::Status migrate(Database& database);

}  // namespace hub
