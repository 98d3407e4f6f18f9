// What importing meetings would do: worked out before anything is changed, and done exactly so.
#pragma once

#include <vector>

#include "hub/import/meeting_table.h"
#include "hub/store/store.h"

namespace hub {

struct ChangedMeeting {
    domain::Meeting after;
    std::string fields;
};

struct MeetingPlan {
    std::vector<domain::Meeting> added;  // ids are 0 for a table's rows until it is carried out
    std::vector<ChangedMeeting> changed;
    std::size_t unchanged = 0;
    std::vector<CellFault> faults;  // with any of them nothing may be carried out
    std::vector<std::string> ignored;
    std::string digest;
};

// A calendar's event is known again by its UID, a row by title and day. Nothing is deleted. New meetings are
// not public; what an import does not say of a known one stays.
MeetingPlan plan_meetings(const MeetingTable& table, const std::vector<domain::Meeting>& known,
                          const std::vector<domain::Place>& places, bool unclassified);

}  // namespace hub
