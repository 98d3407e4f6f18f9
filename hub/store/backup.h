// Copies of the whole database: made while hubs use it, put back while none does.
#pragma once

#include <array>
#include <string>

#include "base/result.h"

namespace hub {

// Tables whose rows no backup holds: photos from phones on their way to a kiosk.
inline constexpr std::array passing_tables = {"handovers", "handover_photos"};

// The file appears whole or not at all, readable by its owner alone; one that exists is refused. SQLite
// writes a database file, PostgreSQL's pg_dump an archive of its own. The key file is not part of it.
base::Status back_up(const std::string& database, const std::string& file);

// Refused: a broken file, one of a newer hub, a database that is in use (SQLite) or, unless `over`, that
// exists already. Afterwards the epoch is new: every kiosk takes a snapshot and sends again what it still
// holds.
base::Status put_back(const std::string& file, const std::string& database, bool over);

}  // namespace hub
