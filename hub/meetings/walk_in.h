// Who came without being on the list, as they said it themselves.
#pragma once

#include <string>

namespace hub {

struct WalkIn {
    std::string name, organisation;
    friend bool operator==(const WalkIn&, const WalkIn&) = default;
};

}  // namespace hub
