// The heap of a program that serves one stranger after another: every block is overwritten when it is given
// back. Linked into an executable, these two stand before the C library's own for the whole process: the
// standard library, SQLite, ICU, curl and the OpenGL driver alike (glibc's manual, "Replacing malloc"). What
// they do not cover is written in docs/privacy.md. Not for a build with sanitizers: those bring a heap of
// their own.
#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>

#include <malloc.h>

extern "C" {

void __libc_free(void* block);
void* __libc_realloc(void* block, std::size_t size);

void free(void* block) {
    if (block == nullptr) return;
    explicit_bzero(block, malloc_usable_size(block));
    __libc_free(block);
}

// The C library would give back the tail of a block that shrinks, and the old place of one that grows, as
// they are.
void* realloc(void* block, std::size_t size) {
    if (block == nullptr) return std::malloc(size);
    if (size == 0) {
        free(block);
        return nullptr;
    }
    const std::size_t usable = malloc_usable_size(block);
    if (size <= usable) {
        explicit_bzero(static_cast<char*>(block) + size, usable - size);
        return usable - size < usable / 2 ? block : __libc_realloc(block, size);
    }
    void* larger = std::malloc(size);
    if (larger == nullptr) return nullptr;
    std::memcpy(larger, block, usable);
    free(block);
    return larger;
}

}  // extern "C"
