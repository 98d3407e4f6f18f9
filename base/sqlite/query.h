// A prepared statement with its values bound: rows are read one by one, errors stay until they are asked for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/sqlite/value.h"

struct sqlite3_stmt;

namespace base::sqlite {

struct CachedStatement;

// Borrowed from its connection's cache; must not outlive the connection. Column numbers begin at 0, and a
// column may be read only after next() returned true.
class Query {
  public:
    Query(CachedStatement& statement, std::span<const Value> values);
    explicit Query(Error error) : error_(std::move(error)) {}
    Query(Query&& other) noexcept;
    Query& operator=(Query&&) = delete;
    ~Query();

    bool next();            // true: a row is here. False: done, or failed (ask status())
    Status status() const;  // the first error since the statement was made
    Status run();           // steps to the end, dropping rows

    std::int64_t integer(int column) const;
    double real(int column) const;
    bool flag(int column) const { return integer(column) != 0; }
    bool null(int column) const;
    std::string text(int column) const;
    Blob blob(int column) const;  // valid until the next next()

    template <class SomeId>
    SomeId id(int column) const {
        return SomeId{static_cast<std::uint64_t>(integer(column))};
    }
    Uuid uuid(int column) const;  // from its text form; all zero if it is not one
    WallTime wall_time(int column) const { return from_ms(integer(column)); }
    BootTime boot_time(int column) const { return BootTime{integer(column)}; }

  private:
    void fail(int code);

    CachedStatement* statement_ = nullptr;
    std::optional<Error> error_;
};

// Every row through `read`, or the error.
template <class Read>
auto collect(Query query, Read read) -> Result<std::vector<decltype(read(query))>> {
    std::vector<decltype(read(query))> rows;
    while (query.next())
        rows.push_back(read(query));
    if (auto status = query.status(); !status) return status.error();
    return rows;
}

// The first row through `read`, nullopt if there is none, or the error.
template <class Read>
auto first(Query query, Read read) -> Result<std::optional<decltype(read(query))>> {
    std::optional<decltype(read(query))> row;
    if (query.next()) row = read(query);
    if (auto status = query.status(); !status) return status.error();
    return row;
}

inline Result<std::int64_t> first_integer(Query query) {
    auto row = first(std::move(query), [](const Query& q) { return q.integer(0); });
    if (!row) return row.error();
    return row->value_or(0);
}

}  // namespace base::sqlite
