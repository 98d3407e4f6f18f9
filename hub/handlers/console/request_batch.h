// A batch of service requests, and one of them: what both say.
#pragma once

#include <string>

#include "hub/handlers/message.h"
#include "hub/web/console/frame.h"

namespace hub {

// What becomes of a batch, for the list that it was chosen from.
Notice notice_of_batch(const Frame& frame, const Request& request);

// Of the form's line for words.
std::string words_typed(const Request& request);
// Why it is rejected, with whom it is referred to, as the form says; empty: neither was said.
std::string words_of_rejection(const Request& request);

}  // namespace hub
