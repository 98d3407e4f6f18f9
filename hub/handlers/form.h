// Fields of a posted form (application/x-www-form-urlencoded, WHATWG URL Standard section 5.1).
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace hub {

std::multimap<std::string, std::string> parse_form(std::string_view body);

std::string trimmed(std::string_view text);  // without white space at both ends, the ideographic one too

}  // namespace hub
