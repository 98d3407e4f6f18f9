// What can still be read of a damaged database's ledger, taken over into a new one.
#pragma once

#include <string>

#include "base/sqlite/connection.h"

namespace store {

// Facts keep their ids and sequence numbers, so that the hub sees which are missing and none is counted
// twice. The damaged file is not written to. Returns how many facts came over; an error is the new
// database's.
base::Result<std::uint64_t> salvage_ledger(const std::string& damaged, base::sqlite::Connection& into);

}  // namespace store
