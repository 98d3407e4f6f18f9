// What became of a batch of service requests, for the list that it was chosen from.
#pragma once

#include "hub/handlers/console/console.h"
#include "hub/handlers/message.h"
#include "hub/web/console/requests_page.h"

namespace hub {

Notice notice_of_batch(const Frame& frame, const Request& request);

// The list that is asked for, with what was typed of a batch that could not be made.
Response requests_list(Services& services, const Staff& staff, const Request& request, const Notice& said,
                       int status, BatchTyped typed = {});

}  // namespace hub
