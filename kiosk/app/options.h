// The command line: what it gives wins over the config file.
#pragma once

#include <optional>

#include "base/result.h"
#include "kiosk/app/config.h"

namespace app {

inline constexpr int exit_usage = 2;  // as a shell's own commands

// What the process is to do: run with a config, or end at once with a code (help was shown, or an error was).
struct Asked {
    std::optional<Config> config;
    int exit_code = 0;
};

// Writes help to standard output and errors, one line each, to standard error.
Asked read_command_line(int argc, const char* const* argv);

}  // namespace app
