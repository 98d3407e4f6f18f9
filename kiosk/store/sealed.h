// Facts that only the hub can read: sealed when this kiosk was revoked, sent when it is let in again.
#pragma once

#include <vector>

#include "base/sqlite/connection.h"
#include "kiosk/store/store.h"

namespace store {

// All within the caller's transaction where they write.
// Outbox and dead letters become boxes; what the hub has had already loses the names of walk-ins.
base::Status seal_unsent(base::sqlite::Connection& db, const Seal& seal);
base::Result<std::vector<domain::SealedFact>> read_sealed(base::sqlite::Connection& db, std::size_t limit);
// False: this fact is not sealed.
base::Result<bool> settle_sealed(base::sqlite::Connection& db, std::int64_t sequence,
                                 const domain::FactVerdict& verdict);
// Those that the hub refused, oldest first.
base::Result<std::vector<DeadLetter>> read_sealed_letters(base::sqlite::Connection& db, std::size_t limit);
// False: no refused box has this number.
base::Result<bool> send_sealed_again(base::sqlite::Connection& db, std::int64_t sequence);

}  // namespace store
