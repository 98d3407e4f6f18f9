// Where SQLite keeps what it has read.
#pragma once

namespace base::sqlite {

// Pages of 1 KiB (kiosk/store) lie in one mapping of a fixed size, "memfd:suishou-page-cache" in
// /proc/PID/maps, which no core dump holds. Everything else of SQLite's comes from the heap and goes back to
// it at once: without its look-aside slots, where values of finished queries would stay. To be called before
// SQLite is used for the first time, and does nothing afterwards.
void keep_pages_apart();

}  // namespace base::sqlite
