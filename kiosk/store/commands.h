// The hub's commands on disk: which are open, what became of the others.
#pragma once

#include <vector>

#include "base/sqlite/connection.h"
#include "kiosk/store/store.h"

namespace store {

base::Result<std::vector<domain::HubCommand>> read_open_commands(base::sqlite::Connection& db);
base::Result<std::optional<domain::HubCommand>> read_message(base::sqlite::Connection& db);
base::Result<std::vector<CommandOutcome>> read_untold(base::sqlite::Connection& db);
// Within the caller's transaction.
base::Status write_result(base::sqlite::Connection& db, const domain::HubCommand& command,
                          const domain::CommandResult& result);
base::Status write_told(base::sqlite::Connection& db, domain::CommandId id, base::WallTime now);

}  // namespace store
