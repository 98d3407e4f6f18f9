// Which service requests ring.
#pragma once

#include "hub/handlers/console/staff.h"
#include "hub/web/console/dangers.h"

namespace hub {

// Nothing for whoever may not read service requests.
base::Result<Dangers> look_for_danger(Services& services, const Frame& frame);

}  // namespace hub
