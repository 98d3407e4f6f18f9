// The numbers of service requests: counted by day and kiosk, none given twice.
#pragma once

#include "base/sqlite/connection.h"
#include "kiosk/domain/service_request.h"

namespace store {

// Within the caller's transaction. Sets the count: the next of its day, at least what it says already.
base::Status give_number(base::sqlite::Connection& db, domain::RequestNumber& number);
// This one was given, and none up to it will be.
base::Status number_given(base::sqlite::Connection& db, const domain::RequestNumber& number);

base::Result<base::WallTime> read_birth(base::sqlite::Connection& db);

}  // namespace store
