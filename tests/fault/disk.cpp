#include "tests/fault/disk.h"

#include <algorithm>
#include <cstring>

#include <sqlite3.h>

namespace fault {

namespace {

int code_of(Call call, bool full) {
    switch (call) {
        case Call::open:
            return SQLITE_CANTOPEN;
        case Call::read:
            return SQLITE_IOERR_READ;
        case Call::write:
            return full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
        case Call::sync:
            return SQLITE_IOERR_FSYNC;
        case Call::truncate:
            return SQLITE_IOERR_TRUNCATE;
        case Call::remove:
            return SQLITE_IOERR_DELETE;
        case Call::other:
            break;
    }
    return SQLITE_IOERR;
}

}  // namespace

int Disk::allow(Call call) {
    ++calls;
    if (call == Call::sync && ++syncs == fail_sync_number) {
        ++injected;
        return SQLITE_IOERR_FSYNC;
    }
    if (!fault || calls < fault->at || (!fault->for_ever && calls > fault->at)) return SQLITE_OK;
    // A full disk refuses what needs room and nothing else.
    if (fault->full && call != Call::write) return SQLITE_OK;
    ++injected;
    return code_of(call, fault->full);
}

void Disk::write(const std::string& name, const void* data, std::size_t size, std::size_t offset) {
    auto& bytes = file(name);
    if (bytes.size() < offset + size) bytes.resize(offset + size);
    std::memcpy(bytes.data() + offset, data, size);
    const auto* begin = static_cast<const std::uint8_t*>(data);
    log_.push_back({Event::Kind::write, name, offset, Bytes(begin, begin + size)});
}

void Disk::truncate(const std::string& name, std::size_t size) {
    file(name).resize(size);
    log_.push_back({Event::Kind::truncate, name, size, {}});
}

void Disk::sync(const std::string& name, bool done) {
    log_.push_back({done ? Event::Kind::sync : Event::Kind::failed_sync, name, 0, {}});
}

void Disk::remove(const std::string& name) {
    files_.erase(name);
    log_.push_back({Event::Kind::remove, name, 0, {}});
}

void* Disk::shared_region(const std::string& name, std::size_t number, std::size_t size, bool make) {
    auto& regions = shared_[name];
    if (regions.size() <= number && !make) return nullptr;
    while (regions.size() <= number)
        regions.push_back(std::make_unique<std::uint8_t[]>(size));
    return regions[number].get();
}

namespace {

struct OpenFile {
    sqlite3_file base;  // must come first: SQLite's view of it
    Disk* disk;
    std::string* name;
    bool delete_on_close;
};

OpenFile& self(sqlite3_file* file) {
    return *reinterpret_cast<OpenFile*>(file);
}

int close_file(sqlite3_file* file) {
    auto& f = self(file);
    if (f.delete_on_close) f.disk->remove(*f.name);
    delete f.name;
    return SQLITE_OK;
}

int read_file(sqlite3_file* file, void* out, int size, sqlite3_int64 offset) {
    auto& f = self(file);
    if (const int code = f.disk->allow(Call::read)) return code;
    const auto& bytes = f.disk->file(*f.name);
    const auto from = std::min(static_cast<std::size_t>(offset), bytes.size());
    const auto there = std::min(static_cast<std::size_t>(size), bytes.size() - from);
    if (there > 0) std::memcpy(out, bytes.data() + from, there);
    if (there == static_cast<std::size_t>(size)) return SQLITE_OK;
    std::memset(static_cast<char*>(out) + there, 0, static_cast<std::size_t>(size) - there);
    return SQLITE_IOERR_SHORT_READ;
}

int write_file(sqlite3_file* file, const void* data, int size, sqlite3_int64 offset) {
    auto& f = self(file);
    if (const int code = f.disk->allow(Call::write)) return code;
    f.disk->write(*f.name, data, static_cast<std::size_t>(size), static_cast<std::size_t>(offset));
    return SQLITE_OK;
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
    auto& f = self(file);
    if (const int code = f.disk->allow(Call::truncate)) return code;
    f.disk->truncate(*f.name, static_cast<std::size_t>(size));
    return SQLITE_OK;
}

int sync_file(sqlite3_file* file, int) {
    auto& f = self(file);
    const int code = f.disk->allow(Call::sync);
    f.disk->sync(*f.name, code == SQLITE_OK);
    return code;
}

int size_of_file(sqlite3_file* file, sqlite3_int64* size) {
    auto& f = self(file);
    if (const int code = f.disk->allow(Call::other)) return code;
    *size = static_cast<sqlite3_int64>(f.disk->file(*f.name).size());
    return SQLITE_OK;
}

int no_lock(sqlite3_file*, int) {
    return SQLITE_OK;
}
int nobody_locks(sqlite3_file*, int* reserved) {
    *reserved = 0;
    return SQLITE_OK;
}
int no_control(sqlite3_file*, int, void*) {
    return SQLITE_NOTFOUND;
}
int sector_size(sqlite3_file*) {
    return 4096;  // as SQLite assumes of a Unix disk; power cuts tear at 512
}
int characteristics(sqlite3_file*) {
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;  // as SQLite assumes of a Unix disk
}

int map_shared(sqlite3_file* file, int number, int size, int make, void volatile** out) {
    auto& f = self(file);
    if (const int code = f.disk->allow(Call::other)) return code;
    *out = f.disk->shared_region(*f.name, static_cast<std::size_t>(number), static_cast<std::size_t>(size),
                                 make != 0);
    return SQLITE_OK;
}
int lock_shared(sqlite3_file*, int, int, int) {
    return SQLITE_OK;
}
void barrier(sqlite3_file*) {}
int unmap_shared(sqlite3_file* file, int) {
    auto& f = self(file);
    f.disk->drop_shared(*f.name);
    return SQLITE_OK;
}

constexpr sqlite3_io_methods io_methods = {
    2,           close_file, read_file,    write_file, truncate_file, sync_file,       size_of_file,
    no_lock,     no_lock,    nobody_locks, no_control, sector_size,   characteristics, map_shared,
    lock_shared, barrier,    unmap_shared, nullptr,    nullptr};

}  // namespace

struct Vfs::Impl {
    sqlite3_vfs native{};
    Disk* disk = nullptr;

    static Disk& disk_of(sqlite3_vfs* vfs) { return *static_cast<Impl*>(vfs->pAppData)->disk; }

    static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
        auto& disk = disk_of(vfs);
        auto& f = self(file);
        f.base.pMethods = nullptr;
        if (const int code = disk.allow(Call::open)) return code;
        const std::string path = name ? name : "nameless";
        if (!(flags & SQLITE_OPEN_CREATE) && !disk.exists(path)) return SQLITE_CANTOPEN;
        disk.file(path);
        f = {{&io_methods}, &disk, new std::string(path), (flags & SQLITE_OPEN_DELETEONCLOSE) != 0};
        if (out_flags) *out_flags = flags;
        return SQLITE_OK;
    }

    static int remove(sqlite3_vfs* vfs, const char* name, int) {
        auto& disk = disk_of(vfs);
        if (const int code = disk.allow(Call::remove)) return code;
        if (!disk.exists(name)) return SQLITE_IOERR_DELETE_NOENT;
        disk.remove(name);
        return SQLITE_OK;
    }

    static int access(sqlite3_vfs* vfs, const char* name, int, int* out) {
        auto& disk = disk_of(vfs);
        if (const int code = disk.allow(Call::other)) return code;
        *out = disk.exists(name);
        return SQLITE_OK;
    }

    static int full_path(sqlite3_vfs*, const char* name, int size, char* out) {
        sqlite3_snprintf(size, out, "%s", name);
        return SQLITE_OK;
    }
};

Vfs::Vfs(std::string name) : name_(std::move(name)), impl_(std::make_unique<Impl>()) {
    const sqlite3_vfs* real = sqlite3_vfs_find(nullptr);
    auto& v = impl_->native;
    v.iVersion = 2;
    v.szOsFile = sizeof(OpenFile);
    v.mxPathname = 512;
    v.zName = name_.c_str();
    v.pAppData = impl_.get();
    v.xOpen = Impl::open;
    v.xDelete = Impl::remove;
    v.xAccess = Impl::access;
    v.xFullPathname = Impl::full_path;
    v.xRandomness = real->xRandomness;
    v.xSleep = real->xSleep;
    v.xCurrentTime = real->xCurrentTime;
    v.xCurrentTimeInt64 = real->xCurrentTimeInt64;
    v.xGetLastError = real->xGetLastError;
    sqlite3_vfs_register(&v, 0);
}

Vfs::~Vfs() {
    sqlite3_vfs_unregister(&impl_->native);
}

void Vfs::use(Disk& disk) {
    impl_->disk = &disk;
}

}  // namespace fault
