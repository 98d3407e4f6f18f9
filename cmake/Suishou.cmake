# One place for what every target of ours shares: language level, warnings, sanitizers.
include_guard(GLOBAL)
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

add_library(suishou_flags INTERFACE)
target_compile_features(suishou_flags INTERFACE cxx_std_20)
target_compile_options(suishou_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough -Werror
  $<$<CXX_COMPILER_ID:Clang>:-Wno-gnu-zero-variadic-macro-arguments>)
target_include_directories(suishou_flags INTERFACE "${CMAKE_SOURCE_DIR}")
if(SUISHOU_SANITIZE)
  target_compile_options(suishou_flags INTERFACE
    -fsanitize=${SUISHOU_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(suishou_flags INTERFACE -fsanitize=${SUISHOU_SANITIZE})
endif()

find_program(SUISHOU_MOLD mold)
if(SUISHOU_MOLD)
  target_link_options(suishou_flags INTERFACE -fuse-ld=mold)
endif()

# suishou_library(name SOURCES a.cpp... [PUBLIC libs...] [PRIVATE libs...])
function(suishou_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  if(ARG_SOURCES)
    add_library(${name} STATIC ${ARG_SOURCES})
    target_link_libraries(${name} PUBLIC suishou_flags ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
  else()
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE suishou_flags ${ARG_PUBLIC})
  endif()
endfunction()

# A hang is ended; only the large counts of run-tests --long get hours.
if(DEFINED ENV{SUISHOU_LONG})
  set(SUISHOU_TEST_SECONDS 7200)
else()
  set(SUISHOU_TEST_SECONDS 900)
endif()

# suishou_test(name SOURCES a.cpp... LINKS libs... [LABEL unit] [UNDER a program that runs it])
function(suishou_test name)
  cmake_parse_arguments(ARG "" "LABEL;UNDER" "SOURCES;LINKS" ${ARGN})
  if(NOT ARG_LABEL)
    set(ARG_LABEL unit)
  endif()
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE suishou_flags ${ARG_LINKS} GTest::gtest_main)
  target_compile_definitions(${name} PRIVATE SUISHOU_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  # The sanitizers watch the product. A test's own macros, optimised and checked, took half of that build's time.
  if(SUISHOU_SANITIZE AND ARG_LABEL MATCHES "^(unit|sync)$")
    target_compile_options(${name} PRIVATE -O0 -fno-sanitize=undefined)
  endif()
  add_test(NAME ${name} COMMAND ${ARG_UNDER} $<TARGET_FILE:${name}>)
  set_tests_properties(${name} PROPERTIES LABELS ${ARG_LABEL} TIMEOUT ${SUISHOU_TEST_SECONDS})
endfunction()
