// Structured log: one JSON object a line on stderr. No names, no phone numbers, no tokens, no scanned codes.
#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <utility>

namespace hub {

using LogFields = std::initializer_list<std::pair<const char*, std::string>>;
// Thread-safe; one line is written whole.
using Log = std::function<void(const char* event, LogFields fields)>;

Log make_log();
Log no_log();

}  // namespace hub
