// UTF-8 to code points, for drawing. Broken bytes become U+FFFD, one each.
#pragma once

#include <string>
#include <string_view>

namespace base {

std::u32string decode_utf8(std::string_view utf8);

}  // namespace base
