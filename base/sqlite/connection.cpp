#include "base/sqlite/connection.h"

#include <forward_list>
#include <map>

#include <sqlite3.h>

#include "base/sqlite/error.h"
#include "base/sqlite/memory.h"
#include "base/sqlite/statement.h"

namespace base::sqlite {

struct Connection::Impl {
    sqlite3* db = nullptr;
    // Several entries for one text only while a query runs inside another of the same text.
    std::map<std::string, std::forward_list<CachedStatement>, std::less<>> statements;
    int wal_pages = 0;

    Impl() = default;
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() {
        for (auto& [sql, cached] : statements)
            for (auto& statement : cached)
                sqlite3_finalize(statement.handle);
        sqlite3_close(db);
    }

    Result<CachedStatement*> statement(std::string_view sql) {
        auto found = statements.find(sql);
        if (found == statements.end()) found = statements.emplace(std::string(sql), 0).first;
        for (auto& cached : found->second)
            if (!cached.in_use) return &cached;
        sqlite3_stmt* handle = nullptr;
        const int code = sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()),
                                            SQLITE_PREPARE_PERSISTENT, &handle, nullptr);
        if (code != SQLITE_OK) return make_error(db, code, std::string(sql));
        return &found->second.emplace_front(CachedStatement{db, handle, false});
    }
};

Connection::Connection(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;
Connection::~Connection() = default;

Result<Connection> Connection::open(const OpenOptions& options) {
    keep_pages_apart();
    auto impl = std::make_unique<Impl>();
    const int flags =
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    const int code = sqlite3_open_v2(options.path.c_str(), &impl->db, flags,
                                     options.vfs.empty() ? nullptr : options.vfs.c_str());
    if (code != SQLITE_OK) return make_error(impl->db, code, "open " + options.path);
    sqlite3_busy_timeout(impl->db, static_cast<int>(options.busy_timeout.count()));
    // A damaged file must not make us run what its schema text asks for.
    sqlite3_db_config(impl->db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(impl->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_wal_hook(
        impl->db,
        [](void* context, sqlite3*, const char*, int pages) {
            static_cast<Impl*>(context)->wal_pages = pages;
            return SQLITE_OK;
        },
        impl.get());
    return Connection(std::move(impl));
}

Status Connection::execute(const std::string& script) {
    const int code = sqlite3_exec(impl_->db, script.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return make_error(impl_->db, code, script.substr(0, 60));
    return {};
}

Query Connection::bind(std::string_view sql, std::span<const Value> values) {
    auto statement = impl_->statement(sql);
    if (!statement) return Query(statement.error());
    return Query(**statement, values);
}

std::int64_t Connection::changes() const {
    return sqlite3_changes64(impl_->db);
}

bool Connection::in_transaction() const {
    return sqlite3_get_autocommit(impl_->db) == 0;
}

int Connection::wal_pages() const {
    return impl_->wal_pages;
}

Status Connection::checkpoint(CheckpointMode mode) {
    int in_log = 0, done = 0;
    const int native =
        mode == CheckpointMode::truncate ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;
    const int code = sqlite3_wal_checkpoint_v2(impl_->db, "main", native, &in_log, &done);
    if (code != SQLITE_OK) return make_error(impl_->db, code, "checkpoint");
    impl_->wal_pages = in_log > done ? in_log - done : 0;
    return {};
}

void Connection::abandon() {
    sqlite3_db_config(impl_->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

Transaction::Transaction(Connection& connection)
    : connection_(connection), begun_(connection.run("BEGIN IMMEDIATE")), open_(begun_.ok()) {}

Transaction::~Transaction() {
    // SQLite has already rolled back by itself after some errors.
    if (open_ && connection_.in_transaction()) (void)connection_.run("ROLLBACK");
}

Status Transaction::commit() {
    if (!begun_) return begun_;
    auto done = connection_.run("COMMIT");
    if (done) open_ = false;
    return done;
}

}  // namespace base::sqlite
