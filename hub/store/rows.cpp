#include "hub/store/rows.h"

namespace hub::sql {

namespace {

std::string sqlite_column(const Column& column, int position) {
    return "json_extract(value, '$[" + std::to_string(position) + "]') AS " + column.name;
}

std::string postgresql_column(const Column& column, int position) {
    const std::string text = "value ->> " + std::to_string(position);
    return (column.type == Type::integer ? "CAST(" + text + " AS BIGINT)" : text) + " AS " + column.name;
}

}  // namespace

std::string table_of(soci::session& sql, const std::string& parameter,
                     std::initializer_list<Column> columns) {
    const bool sqlite = sql.get_backend_name() == "sqlite3";
    std::string list;
    int position = 0;
    for (const Column& column : columns) {
        if (!list.empty()) list += ", ";
        list += sqlite ? sqlite_column(column, position) : postgresql_column(column, position);
        ++position;
    }
    const std::string source = sqlite
                                   ? "json_each(:" + parameter + ")"
                                   : "jsonb_array_elements(CAST(:" + parameter + " AS jsonb)) AS each(value)";
    return "(SELECT " + list + " FROM " + source + ")";
}

std::string text_of(const Rows& rows) {
    return rows.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace hub::sql
