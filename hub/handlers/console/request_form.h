// What the console's forms say of a service request, alone or of many at once.
#pragma once

#include <string>

#include "hub/handlers/message.h"

namespace hub {

// The line for words, no longer than a step keeps.
std::string words_typed(const Request& request);
// Why it is rejected, with whom it is referred to; empty: neither was said.
std::string words_of_rejection(const Request& request);

}  // namespace hub
