// What the hub forgets by itself, at night.
#pragma once

#include "base/worker.h"
#include "hub/cli/house.h"
#include "hub/log.h"

namespace hub::cli {

RetentionRules rules_of(const Keep& keep);

// Revocations, commands and tombstones that nobody needs any more.
base::Status forget_what_is_over(Store& store, base::WallTime now);

// Purges unless a hub on this database has done so since the last night; says in the log what went. A purge
// that failed is gone on with the next night.
void purge_if_due(Store& store, const RetentionRules& rules, base::WallTime now, const Log& log);

// That at once and then every night, on a thread of its own; `house` must outlive it.
base::Worker nightly_purge(House& house, const RetentionRules& rules, const Log& log);

}  // namespace hub::cli
