// Who of a meeting's list is here: the list and the arrivals put together.
#pragma once

#include <vector>

#include "hub/store/store.h"
#include "hub/web/console/meeting_page.h"

namespace hub {

// The list by the names' pinyin. Who came without being on it follows.
std::vector<PersonRow> presence_of(std::vector<domain::Attendee> list,
                                   const std::vector<domain::Arrival>& arrivals);
// Who is on no list has the name that they gave.
void name_walk_ins(std::vector<PersonRow>& rows, const std::map<domain::FactId, WalkIn>& walk_ins);
PresenceCount count_presence(const std::vector<PersonRow>& rows);
// The `most` who came last, newest first.
std::vector<PersonRow> latest_of(const std::vector<PersonRow>& rows, std::size_t most);
// By name, pinyin or part of the organisation; an empty text means everybody.
bool says(const PersonRow& row, const std::string& text);

}  // namespace hub
