// Under which address this hub is reached from outside, for links that are sent to people.
#pragma once

#include "hub/handlers/message.h"

namespace hub {

// As the browser of the asking person wrote it: "https://hub.example.org". Plain HTTP on this machine's own
// names alone, where no proxy stands in front. Empty if there is nothing that can be trusted to be a name.
std::string public_address(const Request& request);

}  // namespace hub
