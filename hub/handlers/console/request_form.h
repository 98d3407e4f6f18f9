// What the console's forms say of a service request, alone or of many at once.
#pragma once

#include <string>

#include "base/text/catalogue.h"
#include "hub/handlers/message.h"

namespace hub {

// The line for words, no longer than a step keeps.
std::string words_typed(const Request& request);
// Why it is rejected: what its reporter reads, and what staff wrote; empty: neither was said.
std::string words_of_rejection(const Request& request);
inline constexpr std::string_view reason_missing = base::tr_mark("没有改成：不受理要选原因或写原因");

}  // namespace hub
