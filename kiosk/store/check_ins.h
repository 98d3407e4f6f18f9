// Who is already in: the ledger united with what the hub says of other kiosks.
#pragma once

#include "base/sqlite/connection.h"
#include "kiosk/store/store.h"

namespace store {

base::Result<std::optional<domain::KnownCheckIn>> find_check_in(base::sqlite::Connection& db,
                                                                domain::MeetingId meeting,
                                                                domain::AttendeeId attendee,
                                                                domain::CredentialId credential);
base::Result<Counts> count_arrived(base::sqlite::Connection& db, domain::MeetingId meeting);

}  // namespace store
