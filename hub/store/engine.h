// What the two database engines do differently: connecting, keeping writers apart, telling other instances,
// naming faults. Seen by hub/store alone.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include <soci/soci.h>

#include "base/result.h"
#include "base/unique_fd.h"

namespace hub {

// For each lock on the way of a write: together less than a kiosk's deadline of 10 s. Whoever holds one for
// longer must not gather every thread of the server behind it.
inline constexpr std::chrono::seconds longest_lock_wait{3};

// write_lightly: what was committed last may be gone after a power cut; nothing older, and nothing is torn.
enum class Access { read, write, write_lightly };

// Thread-safe. What throws, throws what SOCI throws.
class Engine {
  public:
    virtual ~Engine() = default;

    virtual void connect(soci::session& session, Access access) = 0;
    // After a failed transaction: can the session be used again, or must it be connected anew?
    virtual bool usable(soci::session& session) = 0;

    // Held around a whole write, across processes. Null: somebody else had it for too long.
    virtual std::shared_ptr<void> keep_others_out() = 0;
    // The first thing in every write's transaction.
    virtual void begin_write(soci::session& session) = 0;

    virtual base::Error error_of_current_exception(const std::string& place) = 0;
    // A fault after which nothing more may be written: an fsync that failed must not be tried again.
    virtual bool is_final(const base::Error& error) = 0;

    // How long a waiting request may rely on being told of commits before it looks by itself.
    virtual std::chrono::milliseconds look_again() = 0;
    // Calls `committed` on a thread of the engine's own whenever another process may have committed. Once.
    virtual void listen(std::function<void()> committed) = 0;
};

base::Result<std::unique_ptr<Engine>> make_sqlite_engine(const std::string& path);
// A lock on FILE.users, shared (LOCK_SH) by all who have the database open; exclusive (LOCK_EX) only while
// nobody has. Never waits.
base::Result<base::UniqueFd> lock_sqlite_file(const std::string& path, int how);
// postgresql://... as libpq reads it.
base::Result<std::unique_ptr<Engine>> make_postgresql_engine(const std::string& address);

}  // namespace hub
