# The icons of assets/art/icons.txt as C++ constants: "arrow-left F04D" becomes icon::arrow_left; data finds them by the
# name of the list.
file(STRINGS "${INPUT}" lines REGEX "^[a-z0-9-]+ [0-9A-F]+$")
set(table "")
set(out "// Made from assets/art/icons.txt by ui/theme/icons.cmake.\n#pragma once\n\n#include <string_view>\n\nnamespace ui {\n\n")
string(APPEND out "enum class Icon : unsigned { none = 0 };\n\nnamespace icon {\n")
foreach(line ${lines})
  string(REPLACE " " ";" pair "${line}")
  list(GET pair 0 name)
  list(GET pair 1 code)
  string(APPEND table "    if (name == \"${name}\") return Icon{0x${code}};\n")
  string(REPLACE "-" "_" name "${name}")
  string(APPEND out "inline constexpr Icon ${name}{0x${code}};\n")
endforeach()
string(APPEND out "}  // namespace icon\n\n// none: the list has no such name.\ninline Icon icon_named(std::string_view name) {\n"
       "${table}    return Icon::none;\n}\n\n}  // namespace ui\n")
file(WRITE "${OUTPUT}" "${out}")
