// Answers made smaller for the wire: gzip (RFC 1952), by zlib. Pure.
#pragma once

#include <string>
#include <string_view>

namespace hub {

// Whether a client that sends this Accept-Encoding takes gzip (RFC 9110, section 12.5.3): named, or by "*",
// and not with a weight of zero.
bool takes_gzip(std::string_view accept_encoding);

// Empty if zlib fails, which it does only without memory.
std::string gzipped(std::string_view body);

}  // namespace hub
