#include "base/sqlite/memory.h"

#include <cstddef>
#include <mutex>

#include <sqlite3.h>
#include <sys/mman.h>
#include <unistd.h>

namespace base::sqlite {

namespace {

// SQLite's own bound is 2000 KiB of pages for a connection; some more for those that a transaction holds.
constexpr int page = 1024, pages = 2400;

// A file without a name rather than anonymous memory: a reader of the maps knows it by its label.
void* map_arena(std::size_t size) {
    const int file = memfd_create("suishou-page-cache", MFD_CLOEXEC);
    if (file < 0) return nullptr;
    const bool sized = ftruncate(file, static_cast<off_t>(size)) == 0;
    void* arena = sized ? mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0) : MAP_FAILED;
    close(file);
    if (arena == MAP_FAILED) return nullptr;
    madvise(arena, size, MADV_DONTDUMP);
    return arena;
}

void configure() {
    int header = 0;
    if (sqlite3_config(SQLITE_CONFIG_PCACHE_HDRSZ, &header) != SQLITE_OK) return;
    sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0);
    const int slot = (page + header + 7) / 8 * 8;
    // Without an arena pages come from the heap as ever: only the proof of what lies where is lost.
    void* arena = map_arena(static_cast<std::size_t>(slot) * pages);
    if (arena != nullptr && sqlite3_config(SQLITE_CONFIG_PAGECACHE, arena, slot, pages) != SQLITE_OK)
        munmap(arena, static_cast<std::size_t>(slot) * pages);
}

}  // namespace

void keep_pages_apart() {
    static std::once_flag once;
    std::call_once(once, configure);
}

}  // namespace base::sqlite
