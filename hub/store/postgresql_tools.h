// PostgreSQL's own programs, pg_dump and pg_restore, run as children.
#pragma once

#include <string>

#include "base/result.h"

namespace hub {

// What a hub's sessions on a schema are called at the server, as an expression: so a restore finds them.
std::string own_name_sql();

// The address goes to the child in its environment: a command line can be read by everybody.
base::Status dump_postgresql(const std::string& address, const std::string& file);
// All of it or nothing. Refused: it is no backup of a hub, or of a newer one; a hub uses the database; unless
// `over`, a hub's tables are there already. Tables of ours that the backup does not know are dropped.
base::Status restore_postgresql(const std::string& file, const std::string& address, bool over);

}  // namespace hub
