// What a visitor types about himself, before it may become a fact. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace service {

// Trimmed; nullopt if empty, longer than `most` characters, not UTF-8, or holding control, bidirectional or
// invisible format characters.
std::optional<std::string> clean_line(std::string_view typed, std::size_t most);

}  // namespace service
