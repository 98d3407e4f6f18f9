// PostgreSQL's own programs, pg_dump and pg_restore, run as children.
#pragma once

#include <string>

#include "base/result.h"

namespace hub {

// The address goes to the child in its environment: a command line can be read by everybody.
base::Status dump_postgresql(const std::string& address, const std::string& file);
// All of it or nothing. Refused unless `over` where the database has a hub's tables already.
base::Status restore_postgresql(const std::string& file, const std::string& address, bool over);

}  // namespace hub
