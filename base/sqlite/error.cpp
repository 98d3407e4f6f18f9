#include "base/sqlite/error.h"

#include <sqlite3.h>

namespace base::sqlite {

ErrorKind kind_of(int code) {
    if (code == SQLITE_IOERR_NOMEM) return ErrorKind::internal;
    switch (code & 0xff) {
        case SQLITE_FULL:
            return ErrorKind::disk_full;
        case SQLITE_IOERR:
        case SQLITE_READONLY:  // a file system that the kernel remounted after an error
            return ErrorKind::io;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return ErrorKind::corrupt;
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
            return ErrorKind::unavailable;
        case SQLITE_CONSTRAINT:
        case SQLITE_MISMATCH:
        case SQLITE_TOOBIG:
            return ErrorKind::invalid;
        default:
            return ErrorKind::internal;
    }
}

Error make_error(sqlite3* db, int code, std::string place) {
    std::string text = sqlite3_errstr(code);
    if (db && sqlite3_extended_errcode(db) == code) text = sqlite3_errmsg(db);
    return {kind_of(code), text + " (" + std::to_string(code) + ")", std::move(place)};
}

}  // namespace base::sqlite
