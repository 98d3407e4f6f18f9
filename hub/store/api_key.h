// Who may report through the Open311 endpoint; the key itself is kept nowhere.
#pragma once

#include <string>

#include "base/clock.h"

namespace hub {

struct ApiKey {
    std::string id;    // 16 hex digits, for the audit log
    std::string name;  // what people call the program that has it
    base::WallTime created{};
    base::WallTime revoked{};  // 1970: it is good
    friend bool operator==(const ApiKey&, const ApiKey&) = default;
};

}  // namespace hub
