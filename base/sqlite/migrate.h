// Numbered schema changes, each in a transaction of its own with the file's user_version.
#pragma once

#include <span>

#include "base/sqlite/connection.h"

namespace base::sqlite {

struct Migration {
    int number = 0;    // 1, 2, 3, ... without a gap
    const char* name;  // for errors
    const char* sql;
};

// Brings the file to the newest migration. invalid: the file was written by a newer program.
Status migrate(Connection& connection, std::span<const Migration> migrations);

}  // namespace base::sqlite
