// The permanent record of what happened at this kiosk.
#pragma once

#include <vector>

#include "base/sqlite/connection.h"
#include "kiosk/domain/fact.h"

namespace store {

// Within the caller's transaction. Sets the fact's sequence. invalid: a fact with this id is already there.
base::Status append_to_ledger(base::sqlite::Connection& db, domain::Fact& fact);
// With the sequence that it already has.
base::Status insert_into_ledger(base::sqlite::Connection& db, const domain::Fact& fact);

inline constexpr int fact_columns = 45;  // of whole_facts

// Facts of a query whose columns begin with `SELECT whole_fact.*`. Rows without a readable body are left out.
std::optional<domain::Fact> read_fact(const base::sqlite::Query& row);
// Of a fact whose body is in a box nobody here knows more than its header: a body of its kind with nothing in
// it. Columns: sequence, id, kind, wall_ms, boot_id, boot_ms, schema.
std::optional<domain::Fact> read_header(const base::sqlite::Query& row);
base::Result<std::vector<domain::Fact>> read_ledger(base::sqlite::Connection& db,
                                                    std::uint64_t after_sequence, std::size_t limit);
// What was said of a service request, the oldest first.
base::Result<std::vector<domain::Fact>> read_follow_ups(base::sqlite::Connection& db,
                                                        const domain::RequestNumber& number);
base::Result<std::vector<domain::Fact>> read_staff_facts(base::sqlite::Connection& db, std::size_t limit);

}  // namespace store
