// Fields of a posted form (application/x-www-form-urlencoded, WHATWG URL Standard section 5.1), and cookies.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace hub {

std::multimap<std::string, std::string> parse_form(std::string_view body);

// Of a Cookie header (RFC 6265, section 4.2): what the first cookie of this name says.
std::optional<std::string> cookie_in(std::string_view header, std::string_view name);

// Of a Content-Type header (RFC 9110, section 8.3.1): the type in lower case, without its parameters.
std::string media_type(std::string_view header);

std::string trimmed(std::string_view text);  // without white space at both ends, the ideographic one too

// One line of somebody's own words, at most so many characters of it. nullopt: it is no UTF-8.
std::optional<std::string> plain_line(std::string_view text, std::size_t most);

}  // namespace hub
