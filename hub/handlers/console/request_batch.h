// What became of a batch of service requests, for the list that it was chosen from.
#pragma once

#include "hub/handlers/message.h"
#include "hub/web/console/frame.h"

namespace hub {

Notice notice_of_batch(const Frame& frame, const Request& request);

}  // namespace hub
