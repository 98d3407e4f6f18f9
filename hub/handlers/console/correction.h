// Entering by hand that a person of a list is here.
#pragma once

#include "hub/handlers/console/staff.h"

namespace hub {

// POST of a person's page with do=arrived.
Response enter_arrival(Services& services, const Staff& staff, const Request& request);

}  // namespace hub
