// What importing a list would do to a meeting's people: worked out before anything is changed, and done
// exactly so.
#pragma once

#include <string>
#include <vector>

#include "hub/import/attendee_table.h"
#include "hub/store/store.h"

namespace hub {

// A person beside the number that only the hub keeps.
struct Listed {
    domain::Attendee attendee;
    std::string phone;
};

struct ChangedPerson {
    Listed after;
    std::string fields;  // names of what changed, for the audit log
};

struct ListPlan {
    std::vector<Listed> added;  // ids are 0 until it is carried out
    std::vector<ChangedPerson> changed;
    std::vector<Listed> removed;
    std::size_t unchanged = 0;
    std::vector<CellFault> faults;          // with any of them nothing may be carried out
    std::vector<std::string> ignored;       // columns that mean nothing here
    std::vector<std::string> shared_seats;  // of the table: somebody may have been written twice
    std::string digest;                     // of all that it would do
};

// People are known again by phone, or by name and organisation; they keep id and pass. `whole`: who is known
// and not in the table is removed. Somebody who comes in another's place and has no row of their own is added
// with that person's organisation and seat.
ListPlan plan_list(const AttendeeTable& table, const std::vector<Listed>& known, bool whole);

// Names of what differs between the two, "name, seat"; empty: nothing.
std::string changed_fields(const Listed& before, const Listed& after);

// How many of the list are expected at the door.
int expected_of(const std::vector<domain::Attendee>& list);

}  // namespace hub
