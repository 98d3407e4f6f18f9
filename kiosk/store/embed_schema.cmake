# cmake -DOUTPUT=schema.cpp -DFILES=a.sql;b.sql -P embed_schema.cmake
# Writes the numbered schema files as one C++ array, in the order of their numbers.
set(rows "")
set(expected 1)
list(SORT FILES)
foreach(file ${FILES})
  get_filename_component(name "${file}" NAME_WE)
  string(REGEX MATCH "^0*([1-9][0-9]*)_" found "${name}")
  if(NOT CMAKE_MATCH_1 EQUAL expected)
    message(FATAL_ERROR "schema files must be numbered without a gap: ${name}, expected ${expected}")
  endif()
  file(READ "${file}" sql)
  string(APPEND rows "    {${expected}, \"${name}\", R\"~sql~(${sql})~sql~\"},\n")
  math(EXPR expected "${expected} + 1")
endforeach()
file(WRITE "${OUTPUT}"
"// Generated from kiosk/store/schema; edit the .sql files.
#include \"kiosk/store/schema.h\"

namespace store {

namespace {
constexpr base::sqlite::Migration migrations[] = {
${rows}};
}  // namespace

std::span<const base::sqlite::Migration> schema() {
    return migrations;
}

}  // namespace store
")
