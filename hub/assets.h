// Text files that travel inside the program: schema scripts and page templates.
#pragma once

#include <string_view>
#include <vector>

namespace hub::assets {

std::vector<std::string_view> schema();             // in order; the first is version 1
std::string_view page(std::string_view file_name);  // of hub/web/templates; empty if there is none

}  // namespace hub::assets
