// Service requests as a table for spreadsheets.
#pragma once

#include <string>

#include "hub/web/console/requests_page.h"

namespace hub {

// CSV in UTF-8 with the mark that tells Excel so; nothing that a spreadsheet would compute, and nothing of
// who reported it.
std::string requests_table(const Frame& frame, const RequestsView& view);

}  // namespace hub
