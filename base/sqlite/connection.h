// SQLite behind values: one connection, its statements and its transactions. No other folder sees sqlite3.h.
#pragma once

#include <array>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/sqlite/query.h"
#include "base/sqlite/value.h"

struct sqlite3;

namespace base::sqlite {

struct OpenOptions {
    std::string path;
    std::string vfs;  // "" = the default one
    std::chrono::milliseconds busy_timeout{0};
};

enum class CheckpointMode { passive, truncate };

// One connection, one thread at a time. Errors: SQLITE_FULL is disk_full, SQLITE_IOERR is io, SQLITE_CORRUPT
// and SQLITE_NOTADB are corrupt, a locked file is unavailable, a broken constraint is invalid.
class Connection {
  public:
    static Result<Connection> open(const OpenOptions& options);  // creates a missing file
    Connection(Connection&&) noexcept;
    Connection& operator=(Connection&&) noexcept;
    ~Connection();

    Status execute(const std::string& script);  // one or more statements without values

    // The statement is prepared once per connection and text. A failure shows in the query's status().
    template <class... Args>
    Query query(std::string_view sql, const Args&... args) {
        const std::array<Value, sizeof...(Args)> values{to_value(args)...};
        return bind(sql, values);
    }
    template <class... Args>
    Status run(std::string_view sql, const Args&... args) {
        return query(sql, args...).run();
    }

    std::int64_t changes() const;  // rows touched by the newest INSERT, UPDATE or DELETE
    bool in_transaction() const;

    // Pages in the write-ahead log since the last complete checkpoint. Counting them takes the place of
    // SQLite's own automatic checkpoint, which is therefore off (and PRAGMA wal_autocheckpoint would stop the
    // counting).
    int wal_pages() const;
    // Ok if pages stay in the log because somebody reads them; wal_pages() then stays above zero.
    Status checkpoint(CheckpointMode mode);
    // After a failed write nothing may be written or synced again: closing will not checkpoint.
    void abandon();

  private:
    struct Impl;
    explicit Connection(std::unique_ptr<Impl> impl);
    Query bind(std::string_view sql, std::span<const Value> values);

    std::unique_ptr<Impl> impl_;
};

// A write transaction that is rolled back unless committed.
class Transaction {
  public:
    explicit Transaction(Connection& connection);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();

    Status status() const { return begun_; }  // whether it could begin
    Status commit();

  private:
    Connection& connection_;
    Status begun_;
    bool open_ = false;
};

}  // namespace base::sqlite
