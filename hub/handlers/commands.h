// /api/v1/commands/ID/...: what became of a command, and the picture that one asks for, from the kiosk that
// it was for.
#pragma once

#include "hub/handlers/message.h"

namespace hub {

// 404 not_found for a command that this kiosk was never given. Thread-safe.
Response post_command_result(Services& services, const Kiosk& kiosk, const Request& request);
// The same for one that asks for no picture, or that was answered or has expired; 400 malformed for what is
// no PNG.
Response put_command_picture(Services& services, const Kiosk& kiosk, const Request& request);

}  // namespace hub
