#include "base/wipe.h"

namespace base {

[[gnu::noinline]] void wipe_stack() {
    char below[256 << 10];
    explicit_bzero(below, sizeof below);
}

}  // namespace base
