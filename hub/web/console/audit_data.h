// Lines of the audit log in a person's words. Seen by hub/web/console alone.
#pragma once

#include <string>
#include <vector>

#include "hub/store/audit.h"
#include "hub/web/console/render.h"

namespace hub {

// For a template's {{#entries}}.
Data audit_data(const Frame& frame, const std::vector<AuditEntry>& entries);
// "修改会议" for "meeting.change"; an action of a newer hub is itself.
std::string action_word(const Frame& frame, const std::string& action);
// For a template's select; the first of them asks for every action.
Data action_choices(const Frame& frame, const std::string& chosen);
// "2026-11-28 09:12:00", in the house's time.
std::string second_of(base::WallTime at);

}  // namespace hub
