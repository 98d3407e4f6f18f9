// Who came, as a table for spreadsheets.
#pragma once

#include <string>
#include <vector>

#include "hub/web/console/frame.h"
#include "hub/web/console/meeting_page.h"

namespace hub {

// CSV in UTF-8 with the mark that tells Excel so. Whole names; nothing that a spreadsheet would compute.
std::string attendance_table(const Frame& frame, const std::vector<PersonRow>& people);

}  // namespace hub
