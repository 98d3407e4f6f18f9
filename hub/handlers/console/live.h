// A part of a page that follows the house: sent anew whenever something was committed that changes it.
#pragma once

#include <functional>
#include <string>

#include "hub/handlers/message.h"

namespace hub {

// `part` makes the piece of HTML, on the connection's thread; nothing: it cannot be made now. Ends by itself
// after ten minutes: the browser asks again, and who has been signed out is not answered.
Response live_answer(Services& services, const std::string& who,
                     std::function<std::optional<std::string>()> part);

}  // namespace hub
