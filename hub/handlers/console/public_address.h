// Under which address this hub is reached from outside, for links that are sent to people.
#pragma once

#include "hub/handlers/message.h"

namespace hub {

// Where the house says that phones reach it (Site::phone_pages); where it does not, or on this machine's own
// names, as the browser of the asking person wrote it: "https://hub.example.org", plain HTTP on this machine
// alone, where no proxy stands in front. Empty if there is nothing that can be trusted to be a name.
std::string public_address(Store& store, const Request& request);

}  // namespace hub
