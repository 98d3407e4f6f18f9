// The short codes that a visitor can read to the person at the desk: docs/reason-codes.md.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "kiosk/domain/check_in.h"
#include "kiosk/domain/pass.h"

namespace service {

// Empty for what needs no help: accepted, already checked in, checked out.
std::string reason_code(domain::Outcome outcome, std::optional<domain::PassFault> fault);
std::string reason_code(base::ErrorKind kind);  // our own faults

inline constexpr const char* reason_walk_in = "E-41";       // not a walk-in meeting, or no usable name
inline constexpr const char* reason_old_print = "E-22";     // a newer pass was printed for this person
inline constexpr const char* reason_unknown_code = "E-17";  // a look-up code that no list knows

}  // namespace service
