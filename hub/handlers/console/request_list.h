// The console's list of service requests.
#pragma once

#include "hub/handlers/console/console.h"
#include "hub/web/console/requests_page.h"

namespace hub {

// The list that is asked for, with what was typed of a batch that could not be made.
Response requests_list(Services& services, const Staff& staff, const Request& request, const Notice& said,
                       int status, BatchTyped typed = {});

}  // namespace hub
