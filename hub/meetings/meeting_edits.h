// What staff do to a meeting and its people, as edits of the store. Each reads what is stored and is to be
// made inside Store::apply, so that two who work at once lose nothing of each other.
#pragma once

#include "base/result.h"
#include "hub/meetings/list_plan.h"
#include "hub/passes/secrets.h"
#include "hub/store/store.h"

namespace hub {

// The stored meeting; not_found.
base::Result<domain::Meeting> stored_meeting(Store& store, const std::string& id);
base::Result<std::vector<Listed>> listed_people(Store& store, domain::MeetingId meeting);

// The meeting, its people, their arrivals: tombstones. Every pass is revoked.
base::Result<Edit> remove_meeting(Store& store, const domain::Meeting& meeting);

// Carries a plan out; new people get ids and passes. The meeting's number of expected people follows.
base::Result<Edit> carry_out(Store& store, const Secrets& secrets, const domain::Meeting& meeting,
                             const ListPlan& plan);

// One person: added (id 0), changed, taken from the list.
base::Result<Edit> put_person(Store& store, const Secrets& secrets, const domain::Meeting& meeting,
                              const Listed& person);
base::Result<Edit> remove_person(Store& store, const domain::Meeting& meeting, const Listed& person);
// The pass is void, and the person has another.
base::Result<Edit> renew_pass(Store& store, const Secrets& secrets, const domain::Meeting& meeting,
                              domain::AttendeeId attendee);

}  // namespace hub
