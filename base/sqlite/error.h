// SQLite's result codes as base errors.
#pragma once

#include "base/result.h"

struct sqlite3;

namespace base::sqlite {

ErrorKind kind_of(int extended_code);
// The connection's message for its newest error, under the given code. db may be null.
Error make_error(sqlite3* db, int code, std::string place);

}  // namespace base::sqlite
