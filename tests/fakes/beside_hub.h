// Somebody who works on a hub's database past the hub.
#pragma once

#include <string>

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

namespace fakes {

inline void run_sql(const std::string& database, const std::string& statement) {
    soci::session sql;
    if (database.starts_with("postgresql"))
        sql.open(soci::postgresql, database);
    else
        sql.open(soci::sqlite3, "db=\"" + database + "\"");
    sql << statement;
}

}  // namespace fakes
