#include "base/sqlite/query.h"

#include <sqlite3.h>

#include "base/sqlite/error.h"
#include "base/sqlite/statement.h"

namespace base::sqlite {

namespace {

struct Binder {
    sqlite3_stmt* statement;
    int at;

    int operator()(std::nullptr_t) const { return sqlite3_bind_null(statement, at); }
    int operator()(std::int64_t number) const { return sqlite3_bind_int64(statement, at, number); }
    int operator()(double number) const { return sqlite3_bind_double(statement, at, number); }
    // Copied: the values often are temporaries of the call that made the query.
    int operator()(std::string_view text) const {
        const char* data = text.data() ? text.data() : "";  // a null pointer would bind NULL
        return sqlite3_bind_text64(statement, at, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    }
    int operator()(Blob blob) const {
        if (blob.empty()) return sqlite3_bind_zeroblob(statement, at, 0);
        return sqlite3_bind_blob64(statement, at, blob.data(), blob.size(), SQLITE_TRANSIENT);
    }
};

}  // namespace

Query::Query(CachedStatement& statement, std::span<const Value> values) : statement_(&statement) {
    statement.in_use = true;
    if (static_cast<std::size_t>(sqlite3_bind_parameter_count(statement.handle)) != values.size()) {
        fail(SQLITE_MISUSE);
        return;
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
        const int code = std::visit(Binder{statement.handle, static_cast<int>(i) + 1}, values[i]);
        if (code != SQLITE_OK) fail(code);
    }
}

Query::Query(Query&& other) noexcept
    : statement_(std::exchange(other.statement_, nullptr)), error_(std::move(other.error_)) {}

Query::~Query() {
    if (!statement_) return;
    sqlite3_reset(statement_->handle);
    sqlite3_clear_bindings(statement_->handle);
    statement_->in_use = false;
}

void Query::fail(int code) {
    if (!error_) error_ = make_error(statement_->db, code, sqlite3_sql(statement_->handle));
}

bool Query::next() {
    if (error_ || !statement_) return false;
    const int code = sqlite3_step(statement_->handle);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) fail(code);
    return false;
}

Status Query::status() const {
    if (error_) return *error_;
    return {};
}

Status Query::run() {
    while (next()) {
    }
    return status();
}

std::int64_t Query::integer(int column) const {
    return sqlite3_column_int64(statement_->handle, column);
}

double Query::real(int column) const {
    return sqlite3_column_double(statement_->handle, column);
}

bool Query::null(int column) const {
    return sqlite3_column_type(statement_->handle, column) == SQLITE_NULL;
}

std::string Query::text(int column) const {
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_->handle, column));
    if (!data) return {};
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_->handle, column))};
}

Blob Query::blob(int column) const {
    const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_->handle, column));
    if (!data) return {};
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_->handle, column))};
}

Uuid Query::uuid(int column) const {
    return parse_uuid(text(column)).value_or(Uuid{});
}

}  // namespace base::sqlite
