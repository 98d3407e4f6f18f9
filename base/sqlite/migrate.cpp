#include "base/sqlite/migrate.h"

namespace base::sqlite {

namespace {

Status apply(Connection& connection, const Migration& migration) {
    Transaction transaction(connection);
    if (auto begun = transaction.status(); !begun) return begun;
    auto done = connection.execute(migration.sql);
    if (done) done = connection.execute("PRAGMA user_version = " + std::to_string(migration.number));
    if (done) done = transaction.commit();
    if (done) return done;
    Error error = done.error();
    error.place = std::string("migration ") + migration.name + ": " + error.place;
    return error;
}

}  // namespace

Status migrate(Connection& connection, std::span<const Migration> migrations) {
    const auto version = first_integer(connection.query("PRAGMA user_version"));
    if (!version) return version.error();
    if (*version > static_cast<std::int64_t>(migrations.size()))
        return Error{ErrorKind::invalid, "written by a newer program, schema " + std::to_string(*version),
                     "migrate"};
    for (const auto& migration : migrations) {
        if (migration.number <= *version) continue;
        if (auto done = apply(connection, migration); !done) return done;
    }
    return {};
}

}  // namespace base::sqlite
