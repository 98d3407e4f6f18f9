// What the hub has not answered for yet, and what it refused.
#pragma once

#include <vector>

#include "base/sqlite/connection.h"
#include "kiosk/store/store.h"

namespace store {

// All within the caller's transaction where they write.
base::Status put_into_outbox(base::sqlite::Connection& db, std::uint64_t sequence);
base::Result<std::vector<domain::Fact>> read_unsent(base::sqlite::Connection& db, std::size_t limit);
base::Status settle_one(base::sqlite::Connection& db, const domain::FactVerdict& verdict);
base::Result<OutboxState> read_outbox_state(base::sqlite::Connection& db);
base::Result<std::vector<DeadLetter>> read_dead_letters(base::sqlite::Connection& db, std::size_t limit);
// not_found: no dead letter has this id.
base::Status send_again(base::sqlite::Connection& db, const domain::FactId& fact);

}  // namespace store
