// Connections and transactions; what SOCI throws becomes an error here. Seen by hub/store alone.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <type_traits>
#include <vector>

#include "hub/store/census.h"
#include "hub/store/engine.h"

namespace hub {

// One connection that writes, one that writes lightly, a few that only read. Thread-safe.
class Database {
  public:
    // A file of SQLite, or postgresql://...
    static base::Result<std::unique_ptr<Database>> open(const std::string& address);

    // Runs `work(session)` in a transaction; what it throws rolls everything back and becomes an error.
    template <class Work>
    auto write(const char* place, Work&& work) -> base::Result<std::invoke_result_t<Work, soci::session&>> {
        // The system's clock: the thread sanitizer does not know the call behind the steady one.
        std::unique_lock lock(writing_, std::chrono::system_clock::now() + longest_lock_wait);
        if (!lock) return locked(Access::write, place);
        if (failed_) return base::Error{base::ErrorKind::io, "an earlier write failed; restart", place};
        const auto alone = engine_->keep_others_out();
        if (!alone) return locked(Access::write, place);
        return run(writer_, Access::write, place, [&](soci::session& sql) {
            engine_->begin_write(sql);
            return work(sql);
        });
    }
    // For one row that comes often and is soon out of date: nobody waits for the disk. Nothing that was read
    // may decide what is written: other processes write at the same time.
    template <class Work>
    auto write_lightly(const char* place, Work&& work)
        -> base::Result<std::invoke_result_t<Work, soci::session&>> {
        std::unique_lock lock(writing_, std::chrono::system_clock::now() + longest_lock_wait);
        if (!lock) return locked(Access::write_lightly, place);
        if (failed_) return base::Error{base::ErrorKind::io, "an earlier write failed; restart", place};
        const auto alone = engine_->keep_others_out();
        if (!alone) return locked(Access::write_lightly, place);
        return run(light_writer_, Access::write_lightly, place, std::forward<Work>(work));
    }
    template <class Work>
    auto read(const char* place, Work&& work) -> base::Result<std::invoke_result_t<Work, soci::session&>> {
        const Lease reader(*this);
        if (!reader.session) return locked(Access::read, place);
        return run(*reader.session, Access::read, place, std::forward<Work>(work));
    }

    bool failed() const { return failed_; }
    Faults faults() const { return {write_faults_, read_faults_}; }
    Engine& engine() { return *engine_; }

  private:
    // Of one reading connection; null when none came free in time.
    struct Lease {
        explicit Lease(Database& from);
        ~Lease();
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        Database& database;
        soci::session* session = nullptr;
    };

    explicit Database(std::unique_ptr<Engine> engine);

    base::Error locked(Access access, const char* place) {
        count_fault(access);
        return {base::ErrorKind::unavailable, "the database is locked by somebody else", place};
    }
    template <class Work>
    auto run(soci::session& sql, Access access, const char* place, Work&& work)
        -> base::Result<std::invoke_result_t<Work, soci::session&>> {
        using Value = std::invoke_result_t<Work, soci::session&>;
        try {
            if (!sql.get_backend()) engine_->connect(sql, access);
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
            auto error = engine_->error_of_current_exception(place);
            count_fault(access);
            note_failure(error, sql);
            return error;
        }
    }
    void note_failure(const base::Error& error, soci::session& sql);
    void count_fault(Access access) { ++(access == Access::read ? read_faults_ : write_faults_); }

    const std::unique_ptr<Engine> engine_;
    std::timed_mutex writing_;
    soci::session writer_, light_writer_;
    std::mutex lending_;
    std::condition_variable given_back_;
    std::vector<std::unique_ptr<soci::session>> idle_readers_;
    std::atomic<bool> failed_ = false;
    std::atomic<std::uint64_t> write_faults_ = 0, read_faults_ = 0;
};

// Runs every schema file that this database has not seen yet.
base::Status migrate(Database& database);

}  // namespace hub
