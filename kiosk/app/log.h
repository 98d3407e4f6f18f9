// The log of the process: a rotating file or standard error. Nothing personal, no codes, no tokens.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace app {

// A log file that cannot be opened is said on standard error, which is then used instead.
void open_log(const std::string& file, const std::string& level);
// The newest lines of it. Thread-safe.
std::vector<std::string> recent_log();
void log_info(const std::string& text);
void log_error(const std::string& text);
void log_error(const base::Error& error);

}  // namespace app
