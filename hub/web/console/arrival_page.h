// An arrival of somebody who is on no list, and the form by which staff take any arrival back.
#pragma once

#include <string>

#include "hub/web/console/frame.h"
#include "hub/web/console/meeting_page.h"

namespace hub {

std::string arrival_page(const Frame& frame, const domain::Meeting& meeting, const PersonRow& row);

// `person` is the page to come back to; 0: the meeting's.
std::string take_back_part(const Frame& frame, domain::MeetingId meeting, const domain::FactId& fact,
                           domain::AttendeeId person);

// Why an arrival was taken back: chosen, so that the audit log holds no names.
bool known_withdrawal(const std::string& reason);

}  // namespace hub
