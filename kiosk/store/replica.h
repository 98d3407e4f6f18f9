// The hub's data as this kiosk knows it: pages in, records out.
#pragma once

#include <string>

#include "base/sqlite/connection.h"
#include "kiosk/domain/change.h"

namespace store {

// Within the caller's transaction. Old rows stay readable until the last page of a snapshot has come.
base::Status apply_page(base::sqlite::Connection& db, const domain::ChangePage& page);
// True if applying the page would change nothing, not even the cursor: the usual answer of a long-poll.
base::Result<bool> changes_nothing(base::sqlite::Connection& db, const domain::ChangePage& page);
base::Result<std::string> read_cursor(base::sqlite::Connection& db);
base::Status forget_people(base::sqlite::Connection& db);

}  // namespace store
