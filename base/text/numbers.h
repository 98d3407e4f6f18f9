// Counts as people read them.
#pragma once

#include <cstdint>
#include <string>

#include "base/text/language.h"

namespace base {

// Chinese: whole up to 9999, then 万 and 亿 with at most one decimal: "2363", "1.2 万", "3 亿".
// English: groups of three: "2,363", "12,345".
std::string format_count(std::int64_t count, Language language);

}  // namespace base
