// A connection's cached statement; seen by this folder alone.
#pragma once

#include <string>

struct sqlite3;
struct sqlite3_stmt;

namespace base::sqlite {

struct CachedStatement {
    sqlite3* db = nullptr;
    sqlite3_stmt* handle = nullptr;
    bool in_use = false;
};

}  // namespace base::sqlite
