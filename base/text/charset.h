// Files of people's spreadsheets, whatever encoding they were saved in.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace base {

bool is_utf8(std::string_view text);

// The text as UTF-8 without a byte order mark. UTF-8 and UTF-16 by their marks; UTF-16 without one by its
// zeros; then UTF-8 if it is valid, else GB18030 (of which GBK and GB 2312 are parts), as Excel writes it in
// China. nullopt: none of these.
std::optional<std::string> utf8_of_file(std::string_view bytes);

}  // namespace base
