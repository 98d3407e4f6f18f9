// Signing in and out of the console, and what those see who may not come in.
#pragma once

#include <variant>

#include "hub/handlers/console/staff.h"

namespace hub {

// By the session's cookie; or the way to the sign-in page.
std::variant<Staff, Response> signed_in(Services& services, const Request& request);

// Whoever was given a password by somebody else chooses one before anything else.
bool allowed_before_change(std::string_view route);
Response to_password_page();

// A mistyped address below /console.
Response no_console_page(Services& services, const Request& request);
Response forbidden_page(Services& services, const Staff& staff, const Request& request);
// The form is not one that this session was given: it is too old, or somebody else's.
Response stale_page(Services& services, const Request& request);

}  // namespace hub
