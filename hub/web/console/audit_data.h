// Lines of the audit log in a person's words. Seen by hub/web/console alone.
#pragma once

#include <vector>

#include "hub/store/audit.h"
#include "hub/web/console/render.h"

namespace hub {

// For a template's {{#entries}}.
Data audit_data(const Frame& frame, const std::vector<AuditEntry>& entries);

}  // namespace hub
