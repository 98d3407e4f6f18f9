// Reads a request's body from the wire, within a limit that counts bytes after decompression. Seen by
// hub/api alone.
#pragma once

#include <httplib.h>

#include "hub/handlers/message.h"

namespace hub {

// A body that is too large or unwanted is still read to its end, so that its sender hears why; up to here,
// counted after decompression: inflating costs us more than the sender.
inline constexpr std::size_t most_thrown_away = 64u << 20;

// Of the header's text: none is 0, and what is no size is more than anybody reads.
std::size_t declared_size(std::string_view content_length);

enum class Body { whole, too_large, torn, unread };

// Fills body, or form and uploads if the request says that it is a form. `most` 0: throws everything away.
Body read_body(const httplib::Request& from, Request& request, const httplib::ContentReader& read,
               std::size_t most);

}  // namespace hub
