// A meeting as an iCalendar file (RFC 5545).
#pragma once

#include <string>

#include "base/text/language.h"
#include "hub/passes/pass_maker.h"
#include "kiosk/domain/text.h"

namespace hub {

std::string calendar_file(const PassCard& card, base::Language language, base::WallTime now);

}  // namespace hub
