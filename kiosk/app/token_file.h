// The token that the hub gave this kiosk, on disk: beside the database, for its owner alone.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"

namespace app {

struct DeviceToken {
    std::string kiosk, token;
};

std::string token_path(const std::string& database);

// Nothing: there is none. Whoever else may read it, or holds a file that is none, is an error in one line.
base::Result<std::optional<DeviceToken>> load_device_token(const std::string& path);
// On disk when it returns well, and never half: what was there before, or this. Mode 0600. Any thread.
base::Status save_device_token(const std::string& path, const DeviceToken& token);

}  // namespace app
