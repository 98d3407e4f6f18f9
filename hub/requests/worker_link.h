// The address under which whoever has a service request sees and moves it without signing in: on a roof
// nobody types a password. Pure.
#pragma once

#include <string>
#include <string_view>

#include "hub/passes/secrets.h"
#include "hub/requests/service_request.h"

namespace hub {

// What keys of links are derived with. Made of the page secret: every hub with this key file has the same.
std::string link_secret_of(const Secrets& secrets);

// 32 hex digits; empty: nobody has it, or nothing is left to do: what was done some days ago is past. It
// stands in no table: it is made of who has it since when, so it ends by itself where it is given to somebody
// else, or anew.
std::string worker_key(std::string_view link_secret, const ServiceRequest& request, base::WallTime now);

// "/w/NUMBER/KEY"
std::string worker_path(const ServiceRequest& request, std::string_view key);

}  // namespace hub
