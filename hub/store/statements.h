// SQL that a transaction says often, compiled once. Seen by hub/store alone.
#pragma once

#include <map>
#include <string>

#include <soci/soci.h>

namespace hub::sql {

// Lives as long as the transaction at most. What is bound is read and written during the call only; an
// exception of SOCI ends the transaction and with it this.
class Statements {
  public:
    explicit Statements(soci::session& sql) : session_(sql) {}

    soci::session& session() { return session_; }

    // A query of at most one row: was there one?
    template <class... Bound>
    bool find(const std::string& query, const Bound&... bound) {
        soci::statement& statement = bind(query, bound...);
        const bool found = statement.execute(true);
        statement.bind_clean_up();
        return found;
    }

    // How many rows were inserted or changed.
    template <class... Bound>
    long long change(const std::string& query, const Bound&... bound) {
        soci::statement& statement = bind(query, bound...);
        statement.execute(true);
        const long long rows = statement.get_affected_rows();
        statement.bind_clean_up();
        return rows;
    }

    // Calls `row()` for each row found, after the variables were filled.
    template <class Row, class... Bound>
    void each(const std::string& query, Row row, const Bound&... bound) {
        soci::statement& statement = bind(query, bound...);
        statement.execute();
        while (statement.fetch())
            row();
        statement.bind_clean_up();
    }

  private:
    template <class... Bound>
    soci::statement& bind(const std::string& query, const Bound&... bound) {
        const auto [found, fresh] = compiled_.try_emplace(query, session_);
        soci::statement& statement = found->second;
        if (fresh) {
            statement.alloc();
            statement.prepare(query);
        }
        (statement.exchange(bound), ...);
        statement.define_and_bind();
        return statement;
    }

    soci::session& session_;
    std::map<std::string, soci::statement> compiled_;
};

}  // namespace hub::sql
