// Many rows in one statement: a list goes in as one JSON parameter, whatever its length. Seen by hub/store
// alone.
#pragma once

#include <initializer_list>
#include <string>

#include <nlohmann/json.hpp>
#include <soci/soci.h>

namespace hub::sql {

// A JSON array of arrays, one a row.
using Rows = nlohmann::json;

enum class Type { text, integer };
struct Column {
    const char* name;
    Type type = Type::text;
};

// The sub-select that the JSON bound as `:parameter` stands for, with these columns in the order of each row.
// SQLite and PostgreSQL each have JSON functions of their own.
std::string table_of(soci::session& sql, const std::string& parameter, std::initializer_list<Column> columns);

// What is bound. Never fails: text that is no UTF-8 has not come this far.
std::string text_of(const Rows& rows);

}  // namespace hub::sql
