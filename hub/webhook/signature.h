// Messages are signed as Standard Webhooks says (version 1.0.0, symmetric signatures), so that any library of
// that name verifies them.
#pragma once

#include <string>
#include <string_view>

#include "hub/passes/secrets.h"

namespace hub::webhook {

// "whsec_" and the key in base64, as receivers take it. Made of the page secret: every hub with this key file
// signs alike, and none stands in the database or its backups.
std::string secret_of(const Secrets& secrets);

// "v1,<base64 of HMAC-SHA256>" of id, timestamp (seconds since 1970) and body. Empty: the secret is none.
std::string signature_of(std::string_view secret, std::string_view id, long long timestamp,
                         std::string_view body);

}  // namespace hub::webhook
