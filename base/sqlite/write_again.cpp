#include "base/sqlite/write_again.h"

#include <algorithm>
#include <vector>

#include <sqlite3.h>

#include "base/sqlite/error.h"
#include "base/sqlite/memory.h"

namespace base::sqlite {

namespace {

constexpr sqlite3_int64 piece = 64 << 10;

// SQLite's own way to the disk, so that tests can stand in it.
class File {
  public:
    explicit File(sqlite3_vfs& vfs) : memory_(static_cast<std::size_t>(vfs.szOsFile)), vfs_(vfs) {}
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() {
        if (handle()->pMethods) handle()->pMethods->xClose(handle());
    }

    int open(const char* name) {
        int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_WAL;
        return vfs_.xOpen(&vfs_, name, handle(), flags, &flags);
    }

    int rewrite() {
        const auto& calls = *handle()->pMethods;
        sqlite3_int64 size = 0;
        int code = calls.xFileSize(handle(), &size);
        std::vector<char> bytes(static_cast<std::size_t>(piece));
        for (sqlite3_int64 at = 0; code == SQLITE_OK && at < size; at += piece) {
            const int count = static_cast<int>(std::min(piece, size - at));
            code = calls.xRead(handle(), bytes.data(), count, at);
            if (code == SQLITE_OK) code = calls.xWrite(handle(), bytes.data(), count, at);
        }
        return code == SQLITE_OK && size > 0 ? calls.xSync(handle(), SQLITE_SYNC_NORMAL) : code;
    }

  private:
    sqlite3_file* handle() { return reinterpret_cast<sqlite3_file*>(memory_.data()); }

    // operator new aligns for every type, and the bytes begin as zeros: closed.
    std::vector<char> memory_;
    sqlite3_vfs& vfs_;
};

}  // namespace

Status write_again(const std::string& path, const std::string& vfs_name) {
    keep_pages_apart();
    if (const int code = sqlite3_initialize(); code != SQLITE_OK)
        return make_error(nullptr, code, "write_again");
    auto* vfs = sqlite3_vfs_find(vfs_name.empty() ? nullptr : vfs_name.c_str());
    if (!vfs) return Error{ErrorKind::internal, "no such VFS: " + vfs_name, "write_again"};
    int exists = 0;
    int code = vfs->xAccess(vfs, path.c_str(), SQLITE_ACCESS_EXISTS, &exists);
    if (code == SQLITE_OK && !exists) return {};
    File file(*vfs);
    if (code == SQLITE_OK) code = file.open(path.c_str());
    if (code == SQLITE_OK) code = file.rewrite();
    if (code != SQLITE_OK) return make_error(nullptr, code, "write_again " + path);
    return {};
}

}  // namespace base::sqlite
