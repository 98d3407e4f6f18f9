// Reads a request's body from the wire, within a limit that counts bytes after decompression. Seen by
// hub/api alone.
#pragma once

#include <httplib.h>

#include "hub/handlers/message.h"

namespace hub {

enum class Body { whole, too_large, torn };

// Fills body, or form and uploads if the request says that it is a form. `most` 0: throws everything away.
Body read_body(const httplib::Request& from, Request& request, const httplib::ContentReader& read,
               std::size_t most);

}  // namespace hub
