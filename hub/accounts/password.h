// Passwords of staff: argon2id (RFC 9106) by libsodium.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace hub {

// Takes about a tenth of a second and 64 MiB, by design. internal if the memory is not there.
base::Result<std::string> hash_password(std::string_view password);
// The same time for a hash of nobody ("").
bool password_fits(const std::string& hash, std::string_view password);

// NIST SP 800-63B, 5.1.1.2: length counts, composition rules do not. Twelve characters or more, at most 128
// bytes, and not one of those that everybody tries first, the sign-in name among them.
enum class PasswordFault { none, too_short, too_long, too_common };
PasswordFault judge_password(std::string_view password, std::string_view sign_in_name);

// One that a person can copy from a screen: 20 characters of 31 (99 bits), four groups of five.
std::string random_password();

}  // namespace hub
