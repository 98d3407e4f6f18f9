// Where people are in danger and nobody has said yet that they see to it: what rings at the console.
#pragma once

#include <string>
#include <vector>

#include "hub/web/console/frame.h"

namespace hub {

struct Dangers {
    std::size_t count = 0;
    std::vector<std::string> names;  // of the newest of them: what names each, anew where it is reopened
};

// A line to stand above whatever else is on a page that is kept open; empty where there is none.
std::string dangers_part(const Frame& frame, const Dangers& dangers);

}  // namespace hub
