// /api/v1/commands/ID/...: what became of a command, from the kiosk that it was for.
#pragma once

#include "hub/handlers/message.h"

namespace hub {

// 404 not_found for a command that this kiosk was never given. Thread-safe.
Response post_command_result(Services& services, const Kiosk& kiosk, const Request& request);

}  // namespace hub
