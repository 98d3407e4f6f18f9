// Somebody who works on a hub's database past the hub.
#pragma once

#include <string>

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

namespace fakes {

inline void open_beside(soci::session& sql, const std::string& database) {
    if (database.starts_with("postgresql"))
        sql.open(soci::postgresql, database);
    else
        sql.open(soci::sqlite3, "db=\"" + database + "\"");
}

inline void run_sql(const std::string& database, const std::string& statement) {
    soci::session sql;
    open_beside(sql, database);
    sql << statement;
}

// The one number that a query answers.
inline long long number_beside(const std::string& database, const std::string& query) {
    soci::session sql;
    open_beside(sql, database);
    long long number = 0;
    sql << query, soci::into(number);
    return number;
}

}  // namespace fakes
