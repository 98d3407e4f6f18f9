// Connections, transactions and the border where SOCI's exceptions become errors. Seen by hub/store alone.
#pragma once

#include <condition_variable>
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
    explicit FileLock(int fd);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

  private:
    int fd_;
};

// One connection that writes and checkpoints, one that only reads.
class Database {
  public:
    static base::Result<std::unique_ptr<Database>> open(const std::string& path);

    // Runs `work(session)` in a transaction; what it throws rolls everything back and becomes an error.
    template <class Work>
    auto write(const char* place, Work&& work) -> base::Result<std::invoke_result_t<Work, soci::session&>> {
        std::lock_guard lock(writing_);
        if (failed_) return base::Error{base::ErrorKind::io, "an earlier write failed; restart", place};
        FileLock across_processes(lock_file_.get());
        return run(writer_, place, std::forward<Work>(work), true);
    }
    template <class Work>
    auto read(const char* place, Work&& work) -> base::Result<std::invoke_result_t<Work, soci::session&>> {
        std::lock_guard lock(reading_);
        return run(reader_, place, std::forward<Work>(work), false);
    }

    bool failed() const;

  private:
    template <class Work>
    auto run(soci::session& sql, const char* place, Work&& work, bool writes)
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
            if (writes) note_failure(error);
            return error;
        }
    }
    void note_failure(const base::Error& error);

    base::UniqueFd lock_file_;
    mutable std::mutex writing_, reading_;
    soci::session writer_, reader_;
    bool failed_ = false;
};

// Runs every schema file that this database has not seen yet.
base::Status migrate(Database& database);

}  // namespace hub
