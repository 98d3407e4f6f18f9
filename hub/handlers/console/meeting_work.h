// What the handlers that change meetings share.
#pragma once

#include "hub/handlers/console/staff.h"

namespace hub {

// Adds to the audit log by the edit's own transaction. `detail` never holds a person's name or number.
void note(Edit& edit, Services& services, const Staff& staff, const Request& request,
          const std::string& action, const std::string& object, const std::string& detail);

// Gone in the meantime, or the database does not answer.
Response failed_work(Services& services, const Staff& staff, const Request& request,
                     const base::Error& error);

}  // namespace hub
